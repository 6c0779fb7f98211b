// Elements made in one call, focus kept over a new drawing, and words for screen readers.

/**
 * @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Attribute
 * @typedef {Node | string | null | false | undefined} Child
 */

/**
 * An element: `on…` attributes are listeners, true is an empty attribute, false and null leave one out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Attribute>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...present(children.flat()));
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {Attribute} value
 */
function setAttribute(element, name, value) {
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (name === "value") /** @type {HTMLInputElement} */ (element).value = String(value ?? "");
  else if (name === "checked") /** @type {HTMLInputElement} */ (element).checked = Boolean(value);
  else if (value === true) element.setAttribute(name, "");
  else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return /** @type {(Node | string)[]} */ (
    children.filter((child) => child !== null && child !== undefined && child !== false)
  );
}

/**
 * Puts new children into an element; what has the focus, known by its `data-key`, has it afterwards too.
 * @param {HTMLElement} element
 * @param {...(Child | Child[])} children
 */
export function redraw(element, ...children) {
  keepFocus(element, () => element.replaceChildren(...present(children.flat())));
}

/**
 * @param {HTMLElement} root
 * @param {() => void} draw
 */
export function keepFocus(root, draw) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && root.contains(active) ? active.dataset.key : undefined;
  const isText =
    active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && active.type === "text");
  const selection = isText ? [active.selectionStart, active.selectionEnd] : null;
  draw();
  if (!key) return;
  const next = root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!(next instanceof HTMLElement) || next === document.activeElement) return;
  next.focus({preventScroll: true});
  if (selection && "setSelectionRange" in next) {
    /** @type {HTMLTextAreaElement} */ (next).setSelectionRange(selection[0] ?? null, selection[1] ?? null);
  }
}

/**
 * Says something to a screen reader without moving the focus.
 * @param {string} text
 */
export function announce(text) {
  const region = document.getElementById("announcer");
  if (!region) return;
  region.textContent = "";
  // An unchanged text is not spoken again, so it is put in anew a moment later.
  setTimeout(() => (region.textContent = text), 30);
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
