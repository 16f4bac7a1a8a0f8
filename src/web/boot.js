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
  // Words of this shell in other languages than its own, by language and key; written by the release
  // build from the table of messages.
  var words = {}; /*@WORDS@*/
  var speak = function () {
    var tags = [].slice.call(navigator.languages || [navigator.language]);
    try {
      tags.unshift(localStorage.getItem("tarazy.language"));
    } catch (refused) {}
    var codes = tags.map(function (tag) {
      return String(tag).slice(0, 2).toLowerCase();
    });
    var code = codes.filter(function (code) {
      return code === "ru" || words[code];
    })[0];
    var table = words[code];
    if (!table) return;
    document.documentElement.lang = code;
    [].forEach.call(document.querySelectorAll("[data-key]"), function (part) {
      var text = table[part.getAttribute("data-key")];
      if (text) part.textContent = text;
    });
  };
  document.addEventListener("DOMContentLoaded", function () {
    speak();
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
