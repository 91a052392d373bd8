import { html, nothing, type TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import type { Scope } from "../../element-kit/scope.ts";
import { takeAway } from "../../element-kit/take-away.ts";
import { takeAwayStyles } from "../../element-kit/take-away.styles.ts";
import { link, otherSite } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { saveDateButton } from "../../element-kit/templates/save.ts";
import { framed, listFrame } from "../../element-kit/templates/members.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { body, prose, time } from "../../element-kit/templates/text.ts";
import { compareDays, dayValue, isUpcoming, type NewsItem } from "../../feed/index.ts";
import { svNews } from "../../i18n/messages/sv/news.ts";

/** News, newest first. */
export const newsKind: Kind<"news"> = {
  collection: "news",
  name: "news",
  words: svNews,
  styles: takeAwayStyles,
  act: takeAway,
  content: (scope, { current, past }, options) =>
    memberList(scope, {
      ...options,
      current,
      over: past,
      item: (news) => newsItem(scope.of(news), news),
      list: (members) => framed(members, listFrame("omvarld-grid omvarld-news-list")),
    }),
  answer({ words, format }, { current }) {
    const newest = [...current]
      .sort((a, b) => compareDays(b.published, a.published))
      .find(({ published }) => published);
    const count = format.plural(current.length, words.newsCount);
    return newest?.published ? `${count}, ${format.day(newest.published)}` : count;
  },
};

export const newsContent = kindContent(newsKind);

function newsItem(scope: Scope, item: NewsItem): TemplateResult {
  const { words, format, today, html: levelHtml } = scope;
  const { title, url, published, summary, event } = item;
  return levelHtml`<li class="omvarld-item omvarld-article omvarld-news-item" id=${memberId(scope, item)}>
    ${published ? html`<p class="omvarld-note">${time(scope, published)}</p>` : nothing}
    <h3 class="omvarld-name">
      ${url ? html`<a class="omvarld-link" href=${url}>${scope.say(title)}${otherSite(scope, url)}</a>` : scope.say(title)}
    </h3>
    ${ownerLine(scope)} ${summary ? prose(scope, summary) : nothing} ${body(scope, item, memberId(scope, item))}
    ${
      event
        ? html`<p class="omvarld-event">
            <b>${words.event}:</b>
            <time datetime=${dayValue(event.start) ?? nothing}>${format.moments(event.start, event.end)}</time>${
              event.place ? html`, ${scope.say(event.place)}` : nothing
            }${event.online ? html`. ${link(scope, { url: event.online, title: words.online })}` : nothing}
            ${isUpcoming(event.start, today, event.end) ? saveDateButton(scope, `news ${item.id}`, scope.plain(title)) : nothing}
          </p>`
        : nothing
    }
    ${memberExtras(scope, item)}
  </li>`;
}
