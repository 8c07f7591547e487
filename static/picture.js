// Makes a file of a picture that the page has drawn (src/ui/charts/picture.rs). Fetched when one is first wanted.

/** The picture with values in place of the names of tokens, so that it is the same without the page. */
function complete(svg) {
  const tokens = getComputedStyle(document.documentElement);
  return svg.replace(/var\((--[\w-]+)\)/g, (_, name) => tokens.getPropertyValue(name).trim().replaceAll('"', "'"));
}

/** The picture in points, twice as many as it is wide. */
async function points(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

addEventListener("tierwise-picture", async ({ detail: [name, svg] }) => {
  const text = complete(svg);
  const file = name.endsWith(".png") ? await points(text) : new Blob([text], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
