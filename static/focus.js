// Where the focus goes when the control that was pressed goes away with what it did: without this the keyboard and the
// screen reader begin at the top of the page again. boot.js asks for it after the first answer.

/** What can be pressed, or takes the focus itself. All of the page says nothing of where in it somebody is. */
const CONTROL = "a[href]:not([download]),button,input,select,textarea,summary,[tabindex]:not(main)";
/** How long the app has to move the focus itself, in milliseconds. */
const APP_FIRST = 100;

/** Where the user is, from the control outwards. */
let trail = [];
let rescue;

const follow = (control) => {
  trail = [];
  for (let at = control; at; at = at.parentElement) trail.push(at);
};

const isLost = () => trail[0]?.isConnected === false && (document.activeElement ?? document.body) === document.body;

/** Focuses an element, and says whether it could be. */
function takes(element) {
  // Focusable by script, not by the Tab key.
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}

/** Focuses the heading of what held the control, or that itself; where it was built anew, what stands in its place. */
function leadsBack(holder) {
  const there = holder.isConnected ? holder : document.getElementById(holder.id);
  if (!there) return false;
  return [...there.querySelectorAll("h1,h2,h3")].some(takes) || (there.matches(CONTROL) && takes(there));
}

const watch = new MutationObserver(() => {
  if (!isLost()) return;
  rescue ??= setTimeout(() => {
    rescue = undefined;
    if (isLost()) trail.some(leadsBack);
  }, APP_FIRST);
});

function press({ target }) {
  watch.disconnect();
  const control = target.closest?.(CONTROL);
  if (!control) return;
  follow(control);
  watch.observe(document.body, { childList: true, subtree: true });
}

addEventListener("click", press, true);
addEventListener("keydown", (event) => event.key === "Escape" && press(event), true);
// Whoever moves the focus knows better, and may have put it on what goes away next.
addEventListener("focusin", ({ target }) => follow(target));
