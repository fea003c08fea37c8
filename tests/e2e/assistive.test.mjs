// What a reader hears, and the site under the settings that readers choose: wider spacing of
// text, forced colours, touch, an old and small device. `UPDATE_SNAPSHOTS=1` writes what is
// heard anew; read the difference before you commit it.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { FLAGS } from "../chromium.mjs";
import {
  DESK, PAGES, PHONE, TOTAL, announcement, cardLinks, cards, count, each, heading, once, place, programOf, searchBox,
  settled, sidewaysScroll, tried, until,
} from "./site.js";

const HEARD = new URL("snapshots/heard.txt", import.meta.url);
const SMALL = readFileSync(new URL("../fixtures/small.json", import.meta.url), "utf8");
/** States that are spoken, with what is said when they are true. */
const STATES = ["checked", "disabled", "expanded", "invalid", "level", "modal", "pressed", "readonly", "required", "selected"];
/** Roles that are passed over without a word. */
const SILENT = ["none", "generic", "InlineTextBox", "LineBreak", "RootWebArea", "ListMarker", "LabelText"];

/** The page as Chromium hands it to a screen reader: a line for each thing, in order. */
async function heard(page, root) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const speak = (node, depth, around) => {
    const role = node.role?.value;
    const name = node.name?.value?.replace(/\s+/g, " ").trim() ?? "";
    const isSilent = node.ignored || SILENT.includes(role) || (role === "StaticText" && (!name || around.includes(name)));
    if (!isSilent) {
      const states = (node.properties ?? [])
        .filter(({ name, value }) => STATES.includes(name) && value.value !== false && value.value !== "false")
        .map(({ name, value }) => (value.value === true || value.value === "true" ? name : `${name} ${value.value}`));
      const value = node.value?.value ? ` = ${node.value.value}` : "";
      lines.push(`${"  ".repeat(depth)}${role === "StaticText" ? "" : `${role} `}${name && `“${name}”`}${value}${states.map((state) => `, ${state}`).join("")}`.trimEnd());
    }
    for (const id of node.childIds ?? []) if (byId.has(id)) speak(byId.get(id), depth + (isSilent ? 0 : 1), isSilent ? around : name);
  };
  const start = root ? nodes.find((node) => node.role?.value === root && !node.ignored) : nodes[0];
  speak(start, 0, "");
  return lines.join("\n");
}

/** Writes down what live regions say from now on. */
const listen = (page) =>
  page.evaluate(() => {
    window.announced = [];
    new MutationObserver((changes) => {
      const regions = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest("[aria-live], [role=status], [role=alert]")));
      for (const region of regions) {
        const text = region?.textContent.replace(/\s+/g, " ").trim();
        if (text && window.announced.at(-1) !== text) window.announced.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

once("what is heard on a walk through the site is what was written down", async ({ open }) => {
  const page = await open("", { faults: (page) => page.route("**/papers-*.json", (route) => route.fulfill({ contentType: "application/json", body: SMALL })) });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await listen(page);
  const story = [];
  const tell = async (step, root) => {
    await settled(page);
    const announced = await page.evaluate(() => window.announced.splice(0));
    const focus = await page.evaluate(() => {
      const { activeElement: element } = document;
      return element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).textContent.trim().slice(0, 60);
    });
    story.push(`# ${step}`, ...announced.map((text) => `announced: ${text}`));
    if (root === null) return;
    if (root) story.push(`focus: ${focus}`);
    story.push(await heard(page, root));
  };
  await tell("The list is open");
  await searchBox(page).fill("quant");
  await until(async () => (await count(page)) < 3, true);
  await tell("After typing “quant”", "main");
  await searchBox(page).fill("");
  await until(() => count(page), 3);
  await tell("After deleting it", null);
  await cardLinks(page).first().focus();
  await page.keyboard.press("Enter");
  await until(() => cards(page).count(), 0);
  await tell("After opening the first paper", "main");
  await page.getByRole("button", { name: /^Copy BibTeX/ }).first().press("Enter");
  await until(async () => (await announcement(page).textContent()) !== "", true);
  await tell("After copying its citation", null);
  await page.keyboard.press("u");
  await until(async () => (await cards(page).count()) > 0, true);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await tell("After asking for the keys", "dialog");
  const text = `${story.join("\n")}\n`;
  if (process.env.UPDATE_SNAPSHOTS) writeFileSync(HEARD, text);
  assert.equal(text, readFileSync(HEARD, "utf8"));
});

once("everything on the way from the list to a citation and back is done with keys alone", async ({ site, open }) => {
  const page = await open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const tabTo = async (name) => {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
      if (name.test(focused)) return;
    }
    assert.fail(`${name} is not reached`);
  };
  await page.keyboard.press("/");
  await page.keyboard.type("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
  await tabTo(/^SparseGPT/);
  await page.keyboard.press("Enter");
  await until(() => cards(page).count(), 0);
  assert.match(await heading(page).textContent(), /^SparseGPT/);
  await tabTo(/^Copy BibTeX/);
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(() => navigator.clipboard.readText().then((text) => text.startsWith("@"))), true);
  await page.keyboard.press("u");
  await until(() => place(page, site), "?q=sparsegpt");
  await page.keyboard.press("/");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await until(() => count(page), TOTAL);
  await tabTo(/^Quantization/);
  await page.keyboard.press("Enter");
  await until(() => place(page, site), "category/quantization/");
  await page.goBack();
  await until(() => count(page), TOTAL);
});

const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";
each("with wider spacing of text no control is cut off and nothing is scrolled sideways", PAGES, async ({ open, case: address }) => {
  const page = await open(address);
  await page.evaluate((spacing) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(spacing);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  for (const viewport of [DESK, PHONE, { width: 320, height: 568 }]) {
    await page.setViewportSize(viewport);
    await settled(page);
    assert.deepEqual(await sidewaysScroll(page), [], `at ${viewport.width}`);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("button, .button, .action, nav a, label, summary, [role=status], .facet-label")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".spoken"))
        .filter((element) => getComputedStyle(element).overflow !== "visible" && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(cut, [], `at ${viewport.width}`);
  }
});

each("in forced colours axe finds nothing, and controls keep a border, a line or a picture", PAGES, async ({ open, case: address }) => {
  const page = await open(address, { forcedColors: "active" });
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => (await window.axe.run({ resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`));
  assert.deepEqual(found, []);
  const bare = await page.evaluate(() => {
    const has = (style) => ["Top", "Bottom"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
    return [...document.querySelectorAll("button, select, input:not([type=hidden]), textarea, .button")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.querySelector("svg"))
      .filter((element) => !has(getComputedStyle(element)) && !getComputedStyle(element).textDecorationLine.includes("underline"))
      .map((element) => element.outerHTML.slice(0, 120));
  });
  assert.deepEqual(bare, []);
});

once("in forced colours what is chosen is told from what is not", async ({ open }) => {
  const page = await open("?category=quantization&view=table", { forcedColors: "active" });
  const looks = await page.evaluate(() => {
    const look = (element) => {
      const { fontWeight, textDecorationLine, backgroundColor, color, borderTopColor, borderTopWidth, outlineStyle, forcedColorAdjust } = getComputedStyle(element);
      return [fontWeight, textDecorationLine, backgroundColor, color, borderTopColor, borderTopWidth, outlineStyle, forcedColorAdjust].join();
    };
    const pair = (chosen, other) => [look(document.querySelector(chosen)), look(document.querySelector(other))];
    return [
      pair(".facet-value.included .facet-link", ".facet-value:not(.included) .facet-link"),
      pair(".view-choice a[aria-current]", ".view-choice a:not([aria-current])"),
    ];
  });
  for (const [chosen, other] of looks) assert.notEqual(chosen, other);
});

each("what is pressed is 24 pixels in size, stands in text, or has that space around it", PAGES, async ({ open, case: address }) => {
  for (const settings of [{ viewport: DESK }, { viewport: PHONE, hasTouch: true, isMobile: true }]) {
    const page = await open(address, settings);
    const small = await page.evaluate(() => {
      const SIZE = 24;
      const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(
        (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 1,
      );
      // A card's title is pressed anywhere on the card.
      const boxOf = (element) => {
        const after = getComputedStyle(element, "::after");
        const spreads = after.position === "absolute" && after.content !== "none";
        return ((spreads && element.closest("article, li")) || element).getBoundingClientRect();
      };
      const isInText = (element) => {
        if (getComputedStyle(element).display !== "inline") return false;
        const around = element.closest("p, li, dd, dt, td, figcaption, span, div");
        return around.textContent.trim().length > element.textContent.trim().length;
      };
      const isUndersized = (box) => box.width < SIZE - 0.5 || box.height < SIZE - 0.5;
      const boxes = targets.map((element) => [element, boxOf(element)]);
      const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
      return boxes
        .filter(([element, box]) => isUndersized(box) && !isInText(element))
        .filter(([element, box]) => {
          const [x, y] = centre(box);
          return boxes.some(([other, otherBox]) => {
            if (other === element || other.contains(element) || element.contains(other)) return false;
            if (otherBox.left <= x && otherBox.right >= x && otherBox.top <= y && otherBox.bottom >= y) return false;
            if (isUndersized(otherBox)) {
              const [otherX, otherY] = centre(otherBox);
              return Math.hypot(x - otherX, y - otherY) < SIZE;
            }
            const near = Math.hypot(Math.max(otherBox.left - x, 0, x - otherBox.right), Math.max(otherBox.top - y, 0, y - otherBox.bottom));
            return near < SIZE / 2;
          });
        })
        .map(([element, box]) => `${Math.round(box.width)}×${Math.round(box.height)}: ${element.outerHTML.slice(0, 110)}`);
    });
    assert.deepEqual(small.slice(0, 10), [], `at ${settings.viewport.width}`);
  }
});

once("on an old and small device, four times slower and with a small heap, everything works", async ({ site }) => {
  tried("faults", 1);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, "--js-flags=--max-old-space-size=150"] });
  try {
    const page = await browser.newPage({ viewport: PHONE, hasTouch: true, isMobile: true });
    await page.addInitScript(() => addEventListener("DOMContentLoaded", () => (window.staticMain = document.querySelector("main"))));
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(site.address);
    await programOf(page);
    for (const text of ["pruning", "kv cache", "sparsegpt"]) {
      await searchBox(page).fill(text);
      await until(async () => (await count(page)) < TOTAL, true);
    }
    await cardLinks(page).first().click();
    await until(() => cards(page).count(), 0);
    assert.match(await heading(page).textContent(), /^SparseGPT/);
    const used = await page.evaluate(() => performance.memory.usedJSHeapSize);
    assert.ok(used < 150e6, `${used} bytes of heap`);
  } finally {
    await browser.close();
  }
});
