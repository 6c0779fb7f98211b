// Small drawings, made as SVG elements; each shape differs, so that colour is not the only sign.

const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, string>} Paths on a grid of 16 by 16. */
const PATHS = {
  error: "M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2Zm-.8 3.3h1.6v4.6H7.2Zm0 5.8h1.6v1.6H7.2Z",
  warning: "M8 1.3 15.4 14.2H.6ZM7.2 6v4.1h1.6V6Zm0 5.2v1.5h1.6v-1.5Z",
  info: "M3 1.5h10A1.5 1.5 0 0 1 14.5 3v10a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 13V3A1.5 1.5 0 0 1 3 1.5Zm4.2 2.7v1.6h1.6V4.2Zm0 2.9v4.7h1.6V7.1Z",
  summary: "M2 2.5h12V4H2Zm0 4h12V8H2Zm0 4h8V12H2Z",
  own: "M1.5 2.5h13v8.8H7.6L4 14.4v-3.1H1.5Z",
  check: "M6.3 12.6 1.9 8.2l1.3-1.3 3.1 3.1 6.5-6.5 1.3 1.3Z",
  cross: "m3.4 2.3 4.6 4.6 4.6-4.6 1.1 1.1L9.1 8l4.6 4.6-1.1 1.1L8 9.1l-4.6 4.6-1.1-1.1L6.9 8 2.3 3.4Z",
  part: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.8v10.4A5.2 5.2 0 0 0 8 2.8Z",
  minus: "M3 7.2h10v1.6H3Z",
  chevron: "m5.3 2.6 5.4 5.4-5.4 5.4-1.1-1.1L8.5 8 4.2 3.7Z",
  changed: "M8 2a6 6 0 0 1 5.5 3.6V3.2H15v5h-5V6.7h2.3A4.5 4.5 0 1 0 12.2 10h1.6A6 6 0 1 1 8 2Z",
};

/**
 * A drawing that screen readers pass over; the words beside it say the same.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name] ?? "");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}
