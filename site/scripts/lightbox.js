// Enlarges the figures of the page: loaded when the first is asked for, by the click on it.
// A figure is a link with data-figure, the address it comes from. What the reader sees behind
// follows along, so whoever closes the dialog is where they looked last.
import style from "../../style/lightbox.css";

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const button = (name, shown, act) => {
  const element = make("button", { type: "button", className: "lightbox-button", textContent: shown, title: name, onclick: act });
  element.setAttribute("aria-label", name);
  return element;
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets.push(sheet);

const MOST = 8;
const STEP = 1.4;
// How far a finger goes to the side for the next figure, in CSS pixels.
const SWIPE = 60;

let shown;
let picture;
let view = { scale: 1, x: 0, y: 0 };

const previous = button("Previous figure", "←", () => step(-1));
const next = button("Next figure", "→", () => step(1));
const smaller = button("Zoom out", "−", () => zoom(1 / STEP));
const larger = button("Zoom in", "+", () => zoom(STEP));
const whole = button("Show the whole figure", "↺", () => look({ scale: 1, x: 0, y: 0 }));
const close = button("Close", "×", () => dialog.close());
const title = make("h2", { id: "lightbox-title" });
const source = make("a", { rel: "external", className: "lightbox-source" });
const stage = make("div", { className: "lightbox-stage" });
const tools = make("div", { className: "lightbox-tools" }, previous, next, smaller, larger, whole, close);
const caption = make("div", { className: "lightbox-caption" }, title, source);
const dialog = make("dialog", { className: "lightbox" }, tools, stage, caption);
dialog.setAttribute("aria-labelledby", title.id);
// Said when the figure changes, since the focus stays on the button.
title.setAttribute("aria-live", "polite");
document.body.append(dialog);

// Shows the figure so large and so far from the middle; never so far that it is lost.
const look = ({ scale, x, y }) => {
  scale = Math.min(MOST, Math.max(1, scale));
  const within = (way, size) => Math.max(-1, Math.min(1, way / ((size * (scale - 1)) / 2 || Infinity))) * ((size * (scale - 1)) / 2);
  view = { scale, x: within(x, stage.clientWidth), y: within(y, stage.clientHeight) };
  picture.style.transform = `translate(${view.x}px, ${view.y}px) scale(${scale})`;
  stage.classList.toggle("enlarged", scale > 1);
  for (const [tool, isAtEnd] of [[smaller, scale === 1], [whole, scale === 1], [larger, scale === MOST]])
    tool.setAttribute("aria-disabled", isAtEnd);
};

// Enlarges by a factor; what is at the point, measured from the middle, stays where it is.
const zoom = (factor, { x, y } = { x: 0, y: 0 }) => {
  const scale = Math.min(MOST, Math.max(1, view.scale * factor));
  const change = scale / view.scale;
  look({ scale, x: x - (x - view.x) * change, y: y - (y - view.y) * change });
};

const fromMiddle = ({ clientX, clientY }) => {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
};

// The figures of a list, or the links of a paper's page to the papers around it that have one.
const neighbour = (way) => {
  const further = document.querySelector(`main [data-further=${way < 0 ? "prev" : "next"}]`);
  if (further) return further;
  const figures = [...document.querySelectorAll("main [data-figure]")];
  const place = figures.findIndex((figure) => keyOf(figure) === keyOf(shown));
  return place < 0 ? undefined : figures[place + way];
};

const articleOf = (figure) => figure.closest("[data-paper]");
const keyOf = (figure) => articleOf(figure)?.dataset.paper;
const current = () => {
  const article = document.querySelector(`main [data-paper="${CSS.escape(keyOf(shown) ?? "")}"]`);
  return article?.querySelector("[data-figure]") ?? undefined;
};
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
// The page of another paper, once the program has drawn it, however long that takes; none if the
// reader has had enough.
const pageAfter = async (paper) => {
  while (dialog.open) {
    const article = document.querySelector("main [data-paper]");
    if (article && article.dataset.paper !== paper) return article;
    await drawn();
  }
};

const tellNeighbours = () => {
  previous.setAttribute("aria-disabled", !neighbour(-1));
  next.setAttribute("aria-disabled", !neighbour(1));
};

const show = (figure) => {
  shown = figure;
  const heading = articleOf(figure).querySelector("h1, h2, .compared-title");
  const [link, name] = [heading.querySelector("a[href]"), heading.textContent];
  title.replaceChildren(link ? make("a", { href: link.href, textContent: name }) : name);
  source.href = figure.dataset.figure;
  source.textContent = `Source: ${new URL(source.href).host.replace(/^www\./, "")}`;
  picture = figure.querySelector("picture").cloneNode(true);
  const image = picture.querySelector("img");
  // As wide as the window lets it be, so that the browser takes the file that is large enough.
  for (const part of picture.children) part.sizes = "100vw";
  image.loading = "eager";
  image.draggable = false;
  stage.replaceChildren(picture);
  look({ scale: 1, x: 0, y: 0 });
  tellNeighbours();
};

let isStepping = false;
const step = async (way) => {
  const other = neighbour(way);
  if (!other || isStepping) return;
  isStepping = true;
  if (other.dataset.further) {
    const paper = keyOf(shown);
    other.click();
    const figure = (await pageAfter(paper))?.querySelector(".page-figure");
    if (figure) show(figure);
  } else {
    show(other);
    // A list has in the page only what is near the window, which so comes along.
    other.scrollIntoView({ block: "center", behavior: "instant" });
    await drawn();
    tellNeighbours();
  }
  isStepping = false;
};

const KEYS = {
  ArrowLeft: () => (view.scale > 1 ? look({ ...view, x: view.x + 60 }) : step(-1)),
  ArrowRight: () => (view.scale > 1 ? look({ ...view, x: view.x - 60 }) : step(1)),
  ArrowUp: () => look({ ...view, y: view.y + 60 }),
  ArrowDown: () => look({ ...view, y: view.y - 60 }),
  "+": () => zoom(STEP),
  "=": () => zoom(STEP),
  "-": () => zoom(1 / STEP),
  0: () => look({ scale: 1, x: 0, y: 0 }),
};

dialog.addEventListener("keydown", (event) => {
  // The keys of the page behind rest.
  event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Tab") {
    const stops = [...dialog.querySelectorAll("a[href], button")];
    const end = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== end) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  } else if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  // A pinch on a trackpad is a wheel with Ctrl, and turns less.
  zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), fromMiddle(event));
}, { passive: false });
stage.addEventListener("dblclick", (event) => (view.scale > 1 ? look({ scale: 1, x: 0, y: 0 }) : zoom(2.5, fromMiddle(event))));

// Fingers and the mouse: one moves the figure, two enlarge it.
const pointers = new Map();
let start;
stage.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  stage.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, fromMiddle(event));
  start = pointers.size === 1 ? { ...fromMiddle(event), target: event.target, scale: view.scale } : undefined;
});
stage.addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  const now = fromMiddle(event);
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const distance = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    zoom(distance(now) / distance(before), middle);
  }
  look({ ...view, x: view.x + (now.x - before.x) / pointers.size, y: view.y + (now.y - before.y) / pointers.size });
  pointers.set(event.pointerId, now);
});
const lift = (event) => {
  pointers.delete(event.pointerId);
  if (!start || event.type !== "pointerup") return;
  const now = fromMiddle(event);
  const [across, down] = [now.x - start.x, now.y - start.y];
  const isTap = Math.hypot(across, down) < 5;
  if (isTap && start.target === stage) dialog.close();
  else if (start.scale === 1 && event.pointerType === "touch" && Math.abs(across) > Math.max(SWIPE, 2 * Math.abs(down))) step(across > 0 ? -1 : 1);
  start = undefined;
};
stage.addEventListener("pointerup", lift);
stage.addEventListener("pointercancel", lift);

dialog.addEventListener("click", (event) => {
  // The link to the paper leads to its page, which is not behind a dialog then.
  if (event.target.closest("h2 a")) dialog.close();
});
// Back leads where it always does; the dialog is no step of the history.
addEventListener("popstate", () => dialog.close());
dialog.addEventListener("close", () => {
  pointers.clear();
  // The program may have drawn the link anew meanwhile.
  current()?.focus({ preventScroll: true });
});

/** Enlarges the figure of this link. */
export const open = (figure) => {
  show(figure);
  if (!dialog.open) dialog.showModal();
  close.focus();
  look(view);
};
