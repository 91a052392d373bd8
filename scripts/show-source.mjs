const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Puts a demo page's own source into it: what an editor pastes, between the page's `embed` comments, is shown where its
 * `source` comment stands.
 * @param {string} page HTML
 */
export function showSource(page) {
  const embeds = [...page.matchAll(/<!-- embed -->\n?([\s\S]*?)\s*<!-- \/embed -->/g)].map(([, source]) =>
    outdent(source),
  );
  const script = '<script type="module" src="omvarld.js"></script>';
  const isEnglish = /<html lang="en"/.test(page);
  const [title, once, paste] = isEnglish
    ? ["How this page is made", "Once, in the site's template:", "What an editor pastes:"]
    : ["Så är sidan gjord", "En gång, i webbplatsens mall:", "Det som en redaktör klistrar in:"];
  const shown = `<details class="source"><summary>${title}</summary>
<p>${once}</p><pre tabindex="0"><code>${escaped(script)}</code></pre>
<p>${paste}</p>${embeds.map((source) => `<pre tabindex="0"><code>${escaped(source)}</code></pre>`).join("\n")}
</details>`;
  return page.replace("<!-- source -->", embeds.length > 0 ? shown : "");
}

function outdent(source) {
  const lines = source.split("\n");
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines
    .map((line) => line.slice(indent))
    .join("\n")
    .trim();
}
