// In place of wasm-bindgen's, which suits any caller: the page's start script
// gives an address and calls once.
let wasm;

const caught = (f) => (...args) => handleError(f, args);

export default async function ({ module_or_path }) {
    const imports = __wbg_get_imports();
    const response = await fetch(module_or_path);
    // Some hosts do not know the type, and what streams in must have it.
    const { instance } = await (response.headers.get("content-type") === "application/wasm"
        ? WebAssembly.instantiateStreaming(response, imports)
        : WebAssembly.instantiate(await response.arrayBuffer(), imports));
    wasm = instance.exports;
    wasm.__wbindgen_start();
    return wasm;
}
