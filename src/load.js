// Loads the app's two wasms. The build bundles it with what wasm-bindgen writes.
import { __wbg_set_wasm } from "./app_bg.js";
import { imports, shared } from "./imports.js";

// How long the second may take to come before it is asked for once more beside, in
// milliseconds, as in src/platform/fetching.rs.
const PATIENCE = 10_000;

const request = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
};

// Some hosts do not know the type that a stream of it needs.
const instantiate = async (answer, imports) =>
  answer.headers.get("content-type") === "application/wasm"
    ? WebAssembly.instantiateStreaming(answer, imports)
    : WebAssembly.instantiate(await answer.arrayBuffer(), imports);

// What the page's own script calls.
export default async ({ module_or_path: address }) => {
  const { instance } = await instantiate(await request(address), imports(load));
  first = instance.exports;
  __wbg_set_wasm(first);
  first.__wbindgen_start();
  return first;
};

let first;

const requestSecond = () => {
  let timer;
  const later = new Promise((resolve) => {
    timer = setTimeout(() => resolve(requestSecond()), PATIENCE);
  });
  const now = request("./lazy.wasm").then((answer) => answer.arrayBuffer());
  return Promise.race([now.finally(() => clearTimeout(timer)), later]);
};

let loading;

// What src/main.rs calls. The second wasm shares the first one's memory and table, and adds
// its functions to the table.
const load = async (callback, data) => {
  loading ??= requestSecond().then((code) => WebAssembly.instantiate(code, shared(first)));
  const isLoaded = await loading.then(() => true, () => false);
  if (!isLoaded) loading = undefined;
  first.__indirect_function_table.get(callback)(data, isLoaded);
};
