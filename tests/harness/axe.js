// Runs axe-core over the page and gives back what it finds, as JSON. Most of the time of axe goes into what lies behind
// each text, so that is done where it can differ, and no more.
(async () => {
  const known = new Map();
  const path = (element) => {
    if (!element) return "";
    if (!known.has(element)) known.set(element, step(element));
    return known.get(element);
  };
  const step = (element) => {
    const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
    const own = [element.tagName, element.getAttribute("class"), backgroundColor, backgroundImage, opacity, position];
    return `${path(element.parentElement)}>${own}`;
  };
  const hasText = ({ childNodes }) => [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  // Texts of the same colour and size, in places with the same classes and colours all the way up, such as the cells of a
  // column: of those the first, the middle and the last are looked at.
  const alike = {};
  for (const element of document.body.querySelectorAll("*")) {
    if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    (alike[[path(element), color, fontSize, fontWeight, textShadow]] ??= []).push(element);
  }
  const few = (all) => [all[0], all[all.length >> 1], all.at(-1)];
  const texts = [...new Set(Object.values(alike).flatMap(few))];

  const violations = [];
  const run = async (...how) => violations.push(...(await axe.run(...how)).violations);
  const options = { resultTypes: ["violations"] };
  const COLOURS = ["color-contrast", "link-in-text-block"];
  if (texts.length) await run({ include: texts }, { ...options, runOnly: COLOURS });
  // In the dark the page is the same but for its colours, and is looked at in the light, too.
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  if (!isDark) await run(document, { ...options, rules: { "color-contrast": { enabled: false } } });
  return JSON.stringify(violations);
})()
