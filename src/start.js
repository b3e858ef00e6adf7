// Starts the app. The build puts in the names of its script and wasm.
import init, * as bindings from "./app.js";

// watch.js is told of a failure here: Firefox tells nobody of a wasm that ends too early.
const wasm = await init({ module_or_path: "./app.wasm" }).catch(self.failed);
window.wasmBindings = bindings;
dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
