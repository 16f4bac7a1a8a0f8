// What Trunk's loader reports while the page's WebAssembly arrives.
export default function initializer() {
  const bar = () => document.getElementById("shell-progress");
  return {
    onStart() {},
    onProgress({ current, total }) {
      const progress = bar();
      if (progress && total) progress.value = current / total;
    },
    onComplete() {},
    onSuccess() {},
    onFailure(error) {
      if (typeof WebAssembly === "object") globalThis.tarazyFailed?.(error);
    },
  };
}
