// Runs before the first paint: applies the theme the visitor chose last time, and says which page the link opens, so
// that the first screen speaks of it.
(function () {
  var root = document.documentElement;
  try {
    // Programs that pass links on write signs of their own for what is behind the "#".
    if (/^#%2F/i.test(location.hash)) history.replaceState(null, "", decodeURIComponent(location.hash));
  } catch (_) {
    // Not written by such a program: the page says that it knows no such address.
  }
  var pages = [["#/advice", "advice"], ["#/s/", "advice"], ["#/roster", "roster"], ["#/evidence", "evidence"]];
  var page = pages.find(function (page) {
    return location.hash.indexOf(page[0]) === 0;
  });
  root.dataset.opens = page ? page[1] : "brief";
  try {
    var theme = String(localStorage.getItem("tierwise.theme")).replace(/"/g, "");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch (_) {
    // Storage is blocked: the system's theme applies.
  }
})();
