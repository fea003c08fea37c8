// The search box: live, forgiving about accents, strict about every word.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import {
  TOTAL, cardLinks, cards, catalogue, chips, count, each, everywhere, heading, hold, once, place, programOf, searchBox, settled,
  shownPapers, until,
} from "./site.js";

once("each letter typed narrows the list, and the count is announced", async ({ open }) => {
  const page = await open();
  const status = page.getByRole("status").filter({ hasText: /^\d/ });
  const counts = [TOTAL];
  for (const letter of "quantiz") {
    await searchBox(page).pressSequentially(letter);
    await settled(page);
    counts.push(await count(page));
  }
  assert.deepEqual(counts, counts.toSorted((a, b) => b - a), "no letter widens the list");
  assert.ok(counts.at(-1) > 0 && counts.at(-1) < TOTAL);
  assert.match(await status.textContent(), new RegExp(`^${counts.at(-1)} of ${TOTAL} papers`));
});

once("a word of a title finds its paper, and the words found are marked", async ({ open }) => {
  const page = await open();
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
  assert.match(await cardLinks(page).first().textContent(), /SparseGPT/);
  const marks = await cards(page).locator("mark").allTextContents();
  assert.ok(marks.length > 0);
  for (const mark of marks) assert.equal(mark.toLowerCase(), "sparsegpt");
});

once("every word must match, where papers do", async ({ open }) => {
  const counts = {};
  const page = await open();
  for (const text of ["cache", "kv", "kv cache", "cache kv", "kv cache qqqq"]) {
    await searchBox(page).fill(text);
    await until(() => new URL(page.url()).searchParams.get("q"), text);
    await settled(page);
    counts[text] = await count(page);
  }
  assert.ok(counts["kv cache"] > 0 && counts["kv cache"] <= Math.min(counts.kv, counts.cache));
  assert.equal(counts["cache kv"], counts["kv cache"]);
  // Where none does, those that match most of the words follow, and the page says so.
  assert.ok(counts["kv cache qqqq"] > 0);
  assert.ok(await page.getByText("No paper matches every word.").isVisible());
});

once("accents do not matter, neither in the list nor in what is typed", async ({ open }) => {
  const accented = catalogue.papers.flatMap((paper) => paper.authors).find((author) => /Ré$/.test(author));
  const plain = accented.normalize("NFD").replace(/\p{M}/gu, "");
  const page = await open(`?q=${encodeURIComponent(plain)}`);
  const found = await shownPapers(page);
  assert.ok(found.length > 0);
  for (const text of [accented, accented.toUpperCase(), accented.normalize("NFD")]) {
    await searchBox(page).fill(text);
    await until(() => new URL(page.url()).searchParams.get("q"), text);
    await settled(page);
    assert.deepEqual(await shownPapers(page), found, text);
  }
});

once("authors, venues, categories, techniques and arXiv ids are searched too", async ({ open }) => {
  const page = await open();
  for (const text of ["Elias Frantar", "NeurIPS", "Quantization", "Unstructured", "2306.08543"]) {
    await searchBox(page).fill(text);
    await until(() => new URL(page.url()).searchParams.get("q"), text);
    await settled(page);
    assert.ok((await count(page)) > 0, text);
  }
  assert.deepEqual(await shownPapers(page), ["2306.08543"]);
});

once("the key / goes to the search box, and types itself inside it", async ({ open }) => {
  const page = await open();
  await page.keyboard.press("/");
  assert.ok(await searchBox(page).evaluate((box) => box === document.activeElement));
  assert.equal(await searchBox(page).inputValue(), "");
  await page.keyboard.type("a/j");
  assert.equal(await searchBox(page).inputValue(), "a/j");
});

everywhere("a search that finds nothing says so and offers ways on", async ({ site, open }) => {
  const page = await open("?q=qqqqq&category=quantization");
  assert.equal(await count(page), 0);
  assert.equal(await cards(page).count(), 0);
  await page.getByText("No papers match.").waitFor();
  await page.getByRole("link", { name: "Search all papers for these words" }).click();
  await until(() => place(page, site), "?q=qqqqq");
  await page.getByRole("link", { name: "Show all papers" }).click();
  await until(() => count(page), TOTAL);
  assert.equal(place(page, site), "");
});

everywhere("clearing the search box shows every paper again", async ({ site, open }) => {
  const page = await open("?q=pruning");
  assert.equal(await searchBox(page).inputValue(), "pruning");
  await searchBox(page).fill("");
  await until(() => count(page), TOTAL);
  assert.equal(place(page, site), "");
  assert.equal(await chips(page).count(), 0);
});

everywhere("a search on the page of a paper leads to the list and keeps the box", async ({ site, open }) => {
  const page = await open("papers/2306.08543/");
  await searchBox(page).pressSequentially("sparsegpt");
  await until(() => place(page, site), "?q=sparsegpt");
  assert.equal(await searchBox(page).inputValue(), "sparsegpt");
  assert.ok(await searchBox(page).evaluate((box) => box === document.activeElement));
  await page.goBack();
  await until(() => place(page, site), "papers/2306.08543/");
  await until(async () => (await heading(page).textContent()).includes("MiniLLM: Knowledge Distillation of Large Language Models"), true);
});

once("Escape clears the search, and then leaves it", async ({ site, open }) => {
  const page = await open();
  await searchBox(page).pressSequentially("sparsegpt");
  await until(() => place(page, site), "?q=sparsegpt");
  await page.keyboard.press("Escape");
  await until(() => place(page, site), "");
  assert.ok(await searchBox(page).evaluate((box) => box === document.activeElement));
  await page.keyboard.press("Escape");
  assert.ok(!(await searchBox(page).evaluate((box) => box === document.activeElement)));
});

once("however fast is typed on another page, no letter is lost and the search is one step of the history", async ({ open }) => {
  for (const pause of [0, 3, 20]) {
    const page = await open("about/");
    const steps = await page.evaluate(() => history.length);
    await searchBox(page).focus();
    await page.evaluate(async (pause) => {
      for (const letter of "sparsegpt") {
        document.execCommand("insertText", false, letter);
        await new Promise((done) => setTimeout(done, pause));
      }
    }, pause);
    await page.waitForURL(/\?q=sparsegpt$/);
    await settled(page);
    assert.equal(await searchBox(page).inputValue(), "sparsegpt", `a letter every ${pause} ms`);
    assert.equal(await page.evaluate(() => history.length), steps + 1, `a letter every ${pause} ms`);
    assert.match(await cardLinks(page).first().textContent(), /SparseGPT/);
  }
});

everywhere("what was typed before the program started is kept, with its caret", async ({ site, open }) => {
  let release;
  const page = await open("", { started: false, faults: async (page) => (release = await hold(page, "**/*.wasm")) });
  await searchBox(page).pressSequentially("prunig");
  await page.keyboard.press("ArrowLeft");
  release();
  await programOf(page);
  await until(() => place(page, site), "?q=prunig");
  await until(() => searchBox(page).evaluate((box) => [box === document.activeElement, box.selectionStart]), [true, 5]);
  await page.keyboard.type("n");
  assert.equal(await searchBox(page).inputValue(), "pruning");
  await until(() => place(page, site), "?q=pruning");
  await until(async () => (await count(page)) > 50, true);
});

everywhere("typing goes on undisturbed while the program starts", async ({ open }) => {
  let release;
  const page = await open("", { started: false, faults: async (page) => (release = await hold(page, "**/*.wasm")) });
  const text = "knowledge distillation of large language models";
  await searchBox(page).focus();
  for (const [position, letter] of [...text].entries()) {
    if (position === 8) release();
    await page.keyboard.type(letter);
  }
  await programOf(page);
  await until(() => searchBox(page).inputValue(), text);
  await until(async () => (await count(page)) < TOTAL, true);
});

everywhere("a search sent before the program started shows its results", async ({ site, open }) => {
  let release;
  const page = await open("", { started: false, faults: async (page) => (release = await hold(page, "**/*.wasm")) });
  await searchBox(page).fill("sparsegpt");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=sparsegpt/);
  release();
  await programOf(page);
  assert.equal(place(page, site), "?q=sparsegpt");
  assert.equal(await searchBox(page).inputValue(), "sparsegpt");
  assert.match(await cardLinks(page).first().textContent(), /SparseGPT/);
});

once("the letters of an unfinished composition are not yet searched for", async ({ open }) => {
  const page = await open();
  await searchBox(page).focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "zzzz", selectionStart: 4, selectionEnd: 4 });
  await settled(page);
  assert.equal(await count(page), TOTAL);
  // Such keys choose what is written.
  for (const key of ["ArrowDown", "Enter"]) await page.keyboard.press(key);
  assert.equal(await searchBox(page).evaluate((box) => box === document.activeElement), true);
  await keyboard.send("Input.insertText", { text: "quant" });
  await until(async () => (await count(page)) < TOTAL, true);
  assert.ok((await count(page)) > 0);
});

once("a composition that begins right after another is not ended by the search for that", async ({ open }) => {
  const page = await open("papers/2301.00774/");
  await searchBox(page).focus();
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text) => keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await compose("한");
  await keyboard.send("Input.insertText", { text: "한" });
  await compose("그");
  await settled(page);
  assert.equal(await searchBox(page).inputValue(), "한그", "while it is composed");
  await keyboard.send("Input.insertText", { text: "글" });
  await settled(page);
  assert.equal(await searchBox(page).inputValue(), "한글");
  await until(() => new URL(page.url()).searchParams.get("q"), "한글");
});

each("a text with nothing to search for is said to be one", { sign: "😀", field: "author:", quotation: '""' }, async ({ open, case: text }) => {
  const page = await open(`?q=${encodeURIComponent(text)}`);
  assert.equal(await count(page), TOTAL);
  assert.equal(await page.getByRole("note").innerText(), `There is nothing to search for in “${text}”.`);
});

once("nothing new is not said to be a matter of words", async ({ open }) => {
  const page = await open("?has=new");
  await page.getByText("Nothing is new since your last visit.").waitFor();
  assert.equal(await page.getByText("Every word and every filter").count(), 0);
});

once("a word that is not finished is completed by those that most papers have", async ({ open }) => {
  const page = await open();
  await searchBox(page).fill("kv cac");
  const offers = page.getByRole("list", { name: "Continue with" }).getByRole("link");
  await offers.first().waitFor();
  const [word, papers] = (await offers.first().textContent()).split(" ");
  assert.equal(word, "Cache");
  await offers.first().click();
  await until(() => new URL(page.url()).searchParams.get("q"), "kv Cache");
  await settled(page);
  assert.ok((await count(page)) >= Number(papers));
  assert.equal(await searchBox(page).inputValue(), "kv Cache");
});

once("a word with typing errors finds what was meant, and the page says what it read", async ({ open }) => {
  const page = await open();
  await searchBox(page).fill("speculatve decodng");
  const reading = page.getByRole("link", { name: "speculative decoding" }).first();
  await reading.waitFor();
  const found = await shownPapers(page);
  assert.ok(found.length > 0);
  await reading.click();
  await until(() => new URL(page.url()).searchParams.get("q"), "speculative decoding");
  await settled(page);
  assert.match(await cardLinks(page).first().textContent(), /speculative/i);
});

once("where nothing is found, the page says which condition to drop and what that finds", async ({ open }) => {
  const page = await open("?q=sparsegpt&category=survey");
  await until(() => count(page), 0);
  const way = page.getByRole("link", { name: "In any category" });
  const told = Number((await way.locator("xpath=..").textContent()).match(/: (\d+) paper/)[1]);
  await way.click();
  await settled(page);
  assert.equal(await count(page), told);
});

once("where no paper matches every word, those that match most are shown, and the page says so", async ({ open }) => {
  const page = await open("?q=efficient+transformers+survey");
  await page.getByText("No paper matches every word.").waitFor();
  assert.match(await cardLinks(page).first().textContent(), /survey|transformer/i);
});

once("a question in other words than those of titles is answered by what the categories say of themselves", async ({ open }) => {
  const page = await open("?q=my+prompts+are+too+long+and+the+API+bill+is+too+high&view=compact");
  assert.match(await page.getByRole("main").textContent(), /No paper matches every word/);
  const first = (await shownPapers(page)).slice(0, 8);
  const isCompression = (id) => catalogue.papers.find((paper) => paper.id === id).categories.includes("text-compression");
  assert.deepEqual(first.map(isCompression), Array(8).fill(true));
});

/** Lets a page refuse to change its address, as browsers do where that is changed too often, and allow it again. */
async function mayRefuse(page) {
  await page.evaluate(() => {
    const replace = history.replaceState;
    window.refuse = () => {
      history.replaceState = () => {
        throw new DOMException("Attempt to use history.replaceState() more than 100 times per 30 seconds", "SecurityError");
      };
    };
    window.allow = () => (history.replaceState = replace);
  });
}

once("where the browser refuses to change the address, what was typed is searched for once it does not", async ({ open }) => {
  const page = await open("");
  await searchBox(page).pressSequentially("ll");
  await until(() => new URL(page.url()).searchParams.get("q"), "ll");
  await mayRefuse(page);
  await page.evaluate(() => window.refuse());
  await searchBox(page).pressSequentially("ama");
  await page.evaluate(() => window.allow());
  await until(() => new URL(page.url()).searchParams.get("q"), "llama");
  await settled(page);
  const found = await open("?q=llama");
  assert.equal(await count(page), await count(found));
});

/** Types two letters, and more of them before the page of these two is shown, when the address cannot change. */
async function typeInVain(page) {
  await mayRefuse(page);
  await searchBox(page).evaluate((box) => {
    const type = (text) => {
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    type("ll");
    window.refuse();
    type("llama");
  });
  await settled(page);
}

once("what was typed stays in the box while the browser refuses to change the address", async ({ open }) => {
  const page = await open("");
  await typeInVain(page);
  assert.equal(await searchBox(page).inputValue(), "llama");
  await page.evaluate(() => window.allow());
  await until(() => new URL(page.url()).searchParams.get("q"), "llama");
  assert.equal(await searchBox(page).inputValue(), "llama");
});

once("a reader who goes on while the browser refuses leaves what was typed behind", async ({ open }) => {
  const page = await open("");
  await typeInVain(page);
  await cardLinks(page).first().click();
  await until(() => searchBox(page).inputValue(), "");
  await page.evaluate(() => window.allow());
  // It would be searched for again by then.
  await pause(1_500);
  await page.goBack();
  await until(() => searchBox(page).inputValue(), "ll");
  assert.equal(new URL(page.url()).searchParams.get("q"), "ll");
});

once("a condition that means nothing is named, with how to write it", async ({ open }) => {
  const page = await open("?q=has%3Acake+pruning");
  await page.getByRole("note").filter({ hasText: "has:cake was ignored" }).waitFor();
  assert.ok((await count(page)) > 0);
});

once("what looks like a field and is none is searched for as a word, and the page says so", async ({ open }) => {
  const page = await open();
  await searchBox(page).fill("autor:frantar");
  await page.getByRole("note").filter({ hasText: "is not a field" }).waitFor();
  assert.ok((await count(page)) > 0);
  await searchBox(page).fill("author:frantar");
  await page.getByRole("note").waitFor({ state: "detached" });
  assert.ok((await count(page)) > 0);
});
