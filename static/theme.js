// Runs before the first paint: applies the theme the visitor chose last time.
(function () {
  try {
    var theme = String(localStorage.getItem("tierwise.theme")).replace(/"/g, "");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (_) {
    // Storage is blocked: the system's theme applies.
  }
})();
