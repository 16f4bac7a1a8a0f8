// Runs before anything else, in any browser: what is loading, or why nothing will.
(function () {
  "use strict";
  var reveal = function (id) {
    var loading = document.getElementById("shell-loading");
    var part = document.getElementById(id);
    if (loading) loading.hidden = true;
    if (part) part.hidden = false;
  };
  // The initializer and the page's panic hook report through this.
  window.tarazyFailed = function (reason) {
    var line = document.getElementById("shell-reason");
    if (line) line.textContent = reason ? String(reason) : "";
    reveal("shell-failed");
  };
  document.addEventListener("DOMContentLoaded", function () {
    if (location.protocol === "file:") return reveal("shell-file");
    if (typeof WebAssembly !== "object") return reveal("shell-no-wasm");
    reveal("shell-loading");
  });
  // One whole version is kept for use without a network. Debug builds have no sw.js.
  if ("serviceWorker" in navigator && location.protocol !== "file:") {
    window.addEventListener("load", function () {
      navigator.serviceWorker.register("sw.js").catch(function () {});
    });
  }
})();
