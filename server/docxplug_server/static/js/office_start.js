// Loading office.js, which comes from Microsoft's address (or another that was set), and Word's own colours.

/** So long may office.js take to load, and Word to answer it. */
const PATIENCE = 10_000;

/**
 * Loads office.js and waits for Word.
 * @param {string} address
 * @returns {Promise<"ready" | "blocked" | "elsewhere">}  `blocked`: office.js did not load; `elsewhere`: this is not Word.
 */
export async function startOffice(address) {
  if (!(await loadScript(address))) return "blocked";
  const info = await withPatience(Office.onReady());
  if (!info) return "blocked";
  const isWord = info.host === Office.HostType?.Word || String(info.host) === "Word";
  return isWord ? "ready" : "elsewhere";
}

/** @param {string} address */
function loadScript(address) {
  const script = document.createElement("script");
  const loaded = new Promise((resolve) => {
    script.addEventListener("load", () => resolve(typeof Office !== "undefined"));
    script.addEventListener("error", () => resolve(false));
  });
  script.src = address;
  document.head.append(script);
  return withPatience(/** @type {Promise<boolean>} */ (loaded));
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T | null>}
 */
function withPatience(promise) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE))]);
}

/**
 * @param {string} version
 * @param {string} [set]
 */
export function isSupported(version, set = "WordApi") {
  return Office.context.requirements.isSetSupported(set, version);
}

/** Takes over Word's colours; they can change while the pane is open. */
export function followTheme() {
  applyTheme(Office.context.officeTheme);
  const changed = Office.EventType?.OfficeThemeChanged;
  if (changed) {
    // Not every Word tells of a change; then the pane keeps its colours until it is opened again.
    Office.context.document?.addHandlerAsync?.(changed, () => applyTheme(Office.context.officeTheme));
  }
}

/** @param {Office.OfficeTheme | undefined} theme */
function applyTheme(theme) {
  const [back, front] = [colour(theme?.bodyBackgroundColor), colour(theme?.bodyForegroundColor)];
  if (!back || !front) return;
  const isDark = luminance(back) < 0.2;
  const root = document.documentElement;
  root.dataset.theme = isDark ? "dark" : "light";
  // A theme in between (Office's grey) would not leave enough contrast for coloured text; our own colours do.
  if (contrast(back, front) < 7 || (!isDark && luminance(back) < 0.85)) return;
  root.style.setProperty("--back", back);
  root.style.setProperty("--front", front);
}

/** @param {string | undefined} text */
function colour(text) {
  const digits = /^#?([0-9a-f]{6})/i.exec(text ?? "")?.[1];
  return digits ? `#${digits}` : null;
}

/** @param {string} hex */
function luminance(hex) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param {string} one
 * @param {string} other
 */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
