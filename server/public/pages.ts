import { popoloKinds } from '../../contract/popolo.ts';
import {
  type PageQuery,
  type PublicCongress,
  type PublicLine,
  type PublicReply,
  type PublicSuggestion,
  publicSorts,
} from '../../contract/public.ts';
import { resultClasses } from '../../processes/suggestion/suggestion.record.ts';
import { harvestSize, type PublicPage, type publicChoices } from './catalogue.ts';
import { escapeMarkup, fileList, htmlPage, link, paragraphs, type Reader, say } from './html.ts';
import { fieldMeanings } from './open-data.ts';

type Choices = Awaited<ReturnType<typeof publicChoices>>;

/** Every congress that publishes. */
export function homePage(reader: Reader, congresses: readonly PublicCongress[]): string {
  const { text: t } = reader;
  const items = congresses.map(
    (c) => `<li><h2><a href="${link(reader, '/public/suggestions', { region: c.regionCode })}">${escapeMarkup(c.name)}</a></h2></li>`,
  );
  const list =
    items.length > 0
      ? `<h2>${escapeMarkup(t.choose)}</h2><ol class="list">${items.join('')}</ol>`
      : `<p class="note">${escapeMarkup(t.none)}</p>`;
  return htmlPage(reader, t.title, `<h1>${escapeMarkup(t.title)}</h1>${list}`);
}

/** The catalogue of one congress: the form, what it found, and the way on. */
export function listPage(reader: Reader, asked: PageQuery, choices: Choices, found: PublicPage): string {
  const { text: t, congress } = reader;
  const region = congress?.regionCode ?? '';
  const { page: _page, lang: _lang, ...kept } = asked;
  const query = { ...kept, region };
  const isNarrowed = Boolean(asked.q || asked.session || asked.category || asked.unit || asked.resultClass);
  const turn = (to: number, label: string, rel: string) =>
    `<a rel="${rel}" href="${link(reader, '/public/suggestions', { ...query, page: String(to) })}">${escapeMarkup(label)}</a>`;
  const pages =
    found.pages > 1
      ? `<nav class="pages" aria-label="${say(t.pageOf, { page: found.page, pages: found.pages })}">${
          found.page > 1 ? turn(found.page - 1, t.previous, 'prev') : '<span></span>'
        }<span>${say(t.pageOf, { page: found.page, pages: found.pages })}</span>${
          found.page < found.pages ? turn(found.page + 1, t.next, 'next') : '<span></span>'
        }</nav>`
      : '';
  const count = say(found.capped ? t.foundCapped : t.found, { count: found.count });
  const empty = isNarrowed
    ? `<p class="note">${escapeMarkup(t.nothing)}${escapeMarkup(t.nothingHint)} <a href="${link(reader, '/public/suggestions', { region })}">${escapeMarkup(t.clear)}</a></p>`
    : `<p class="note">${escapeMarkup(t.none)}</p>`;
  const body = found.items.length > 0 ? `<ol class="list">${found.items.map((i) => itemOf(reader, i)).join('')}</ol>${pages}` : empty;
  const head = `<link rel="alternate" type="application/atom+xml" title="${escapeMarkup(t.feed)}" href="/public/feed.atom?region=${region}">\n`;
  const main = `<h1>${escapeMarkup(t.title)}</h1><p class="quiet">${escapeMarkup(t.lead)}</p>${formOf(reader, asked, choices)}<p role="status"><strong>${count}</strong></p>${body}`;
  return htmlPage(reader, `${t.title} · ${congress?.name ?? ''}`, main, head);
}

function formOf(reader: Reader, asked: PageQuery, choices: Choices): string {
  const { text: t, congress } = reader;
  const select = (name: keyof PageQuery, label: string, options: readonly { id: string; name: string }[]) =>
    `<label>${escapeMarkup(label)}<select name="${name}"><option value="">${escapeMarkup(t.any)}</option>${options
      .map((o) => `<option value="${escapeMarkup(o.id)}"${asked[name] === o.id ? ' selected' : ''}>${escapeMarkup(o.name)}</option>`)
      .join('')}</select></label>`;
  const isOpen = asked.session || asked.category || asked.unit || asked.resultClass || asked.sort;
  const sort = `<label>${escapeMarkup(t.sort)}<select name="sort">${publicSorts
    .map((s) => `<option value="${s === 'newest' ? '' : s}"${asked.sort === s ? ' selected' : ''}>${escapeMarkup(t[s])}</option>`)
    .join('')}</select></label>`;
  return `<form method="get" action="/public/suggestions" role="search">
<input type="hidden" name="region" value="${escapeMarkup(congress?.regionCode ?? '')}">${asked.lang ? `<input type="hidden" name="lang" value="${reader.locale}">` : ''}
<div class="ask"><label>${escapeMarkup(t.words)} <span class="hint">${escapeMarkup(t.wordsHint)}</span><input type="search" name="q" maxlength="100" value="${escapeMarkup(asked.q ?? '')}"></label>
<button type="submit">${escapeMarkup(t.search)}</button></div>
<details${isOpen ? ' open' : ''}><summary>${escapeMarkup(t.more)}</summary><div class="grid">
${select('session', t.session, choices.sessions)}
${select('category', t.category, choices.categories)}
${select('unit', t.unit, choices.units)}
${select(
  'resultClass',
  t.resultClass,
  resultClasses.map((id) => ({ id, name: t[id] })),
)}
${sort}
</div></details></form>`;
}

function itemOf(reader: Reader, item: PublicLine): string {
  const { text: t } = reader;
  const facts = [
    item.number === null ? t.unnumbered : say(t.numbered, { n: item.number }),
    item.session.name,
    item.category?.name,
    item.units.map((u) => u.name).join('、'),
    item.resultClass ? t[item.resultClass] : null,
    `${t.publishedOn} ${item.publishedOn}`,
  ].filter((fact): fact is string => Boolean(fact));
  return `<li><h2 lang="zh-CN"><a href="${link(reader, `/public/suggestions/${item.id}`)}">${escapeMarkup(item.title)}</a></h2><p class="quiet">${facts.map(escapeMarkup).join(' · ')}</p>${
    item.summary ? `<p>${escapeMarkup(item.summary)}</p>` : ''
  }</li>`;
}

/** One suggestion with its replies: what the permanent address shows. */
export function suggestionPage(reader: Reader, item: PublicSuggestion): string {
  const { text: t } = reader;
  const authors = item.authorKind === 'delegation' ? t.delegation : t.deputy;
  const facts: (readonly [string, string | null | undefined])[] = [
    [t.author, authors],
    [t.stage, item.stage === 'inSession' ? t.inSession : t.interSession],
    [t.session, item.session.name],
    [t.category, item.category?.name],
    [t.unit, item.units.map((u) => u.name).join('、')],
    [t.submittedOn, item.submittedOn],
    [t.handedOverOn, item.handedOverOn],
    [t.repliedOn, item.repliedOn],
    [t.resultClass, item.resultClass ? t[item.resultClass] : null],
    [t.publishedOn, item.publishedOn],
  ];
  const rows = facts.flatMap(([name, value]) => (value ? [`<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd>`] : []));
  const part = (heading: string, body: string | null) =>
    body ? `<section class="sheet official"><h2>${escapeMarkup(heading)}</h2>${paragraphs(body)}</section>` : '';
  const replies = item.replies.map((r) => replyOf(reader, r)).join('') || `<p>${escapeMarkup(t.noReplies)}</p>`;
  const number = item.number === null ? t.unnumbered : say(t.numbered, { n: item.number });
  const main = `<p class="screen"><a href="${link(reader, '/public/suggestions', { region: item.regionCode })}">← ${escapeMarkup(t.back)}</a></p>
<p class="quiet">${escapeMarkup(number)}</p><h1 lang="zh-CN">${escapeMarkup(item.title)}</h1><dl class="facts">${rows.join('')}</dl>
${item.extent === 'summary' ? `<p class="note">${escapeMarkup(t.summaryOnly)}</p>` : ''}${part(t.summary, item.summary)}${part(t.problem, item.problem)}${part(t.analysis, item.analysis)}${part(t.proposal, item.proposal)}${filesOf(reader, item.files)}
<h2>${escapeMarkup(t.replies)}</h2>${replies}
<p class="quiet">${escapeMarkup(t.address)}<br><a href="${escapeMarkup(item.url)}">${escapeMarkup(item.url)}</a></p>`;
  return htmlPage(reader, `${item.title} · ${number}`, main, `<link rel="canonical" href="${escapeMarkup(item.url)}">\n`);
}

function replyOf(reader: Reader, reply: PublicReply): string {
  const { text: t } = reader;
  const list = (heading: string, items: readonly string[]) =>
    items.length > 0 ? `<h4>${escapeMarkup(heading)}</h4><ul>${items.map((i) => `<li>${escapeMarkup(i)}</li>`).join('')}</ul>` : '';
  const facts = [
    reply.docNumber ? `${t.docNumber} ${reply.docNumber}` : null,
    reply.repliedOn ? `${t.repliedOn} ${reply.repliedOn}` : null,
    reply.resultClass ? t[reply.resultClass] : null,
  ].filter((fact): fact is string => fact !== null);
  return `<section class="sheet official"><h3>${say(t.reply, { unit: reply.unit.name })}</h3><p class="quiet">${facts.map(escapeMarkup).join(' · ')}</p>${paragraphs(reply.body)}${list(t.done, reply.done)}${list(
    t.planned,
    reply.planned.map((p) => `${p.content}（${t.measures}：${p.measures}；${t.dueOn.replace('{day}', p.dueOn)}）`),
  )}${list(
    t.notAdopted,
    reply.notAdopted.map((n) => `${n.content}：${n.reason}`),
  )}${filesOf(reader, reply.files)}</section>`;
}

const filesOf = (reader: Reader, files: PublicReply['files']): string => fileList(reader.text.files, files);

/** What the open data hold, and under which licence. */
export function dataPage(reader: Reader, licence: string): string {
  const { text: t, congress, locale } = reader;
  const region = congress?.regionCode ?? '';
  const at = (path: string) => `<li><a href="${path}?region=${region}"><code>${path}?region=${region}</code></a></li>`;
  const rows = Object.entries(fieldMeanings).map(
    ([name, m]) => `<tr><th scope="row"><code>${name}</code></th><td>${escapeMarkup(m[locale])}</td></tr>`,
  );
  return htmlPage(
    reader,
    `${t.data} · ${congress?.name ?? ''}`,
    `<h1>${escapeMarkup(t.data)}</h1><p>${say(t.dataLead, { n: harvestSize })}</p><ul>${at('/public/suggestions.csv')}${at('/public/suggestions.jsonl')}${at('/public/feed.atom')}</ul>
<p>${escapeMarkup(t.apiLead)}</p><ul>${at('/api/public/suggestions')}</ul><p>${escapeMarkup(t.popoloLead)}</p><ul>${popoloKinds.map((kind) => at(`/public/popolo/${kind}.json`)).join('')}</ul><h2>${escapeMarkup(t.licence)}</h2><p>${escapeMarkup(licence)}</p>
<table><thead><tr><th scope="col">${escapeMarkup(t.field)}</th><th scope="col">${escapeMarkup(t.meaning)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

/** What stands at an address where nothing public is. */
export function missingPage(reader: Reader): string {
  const { text: t } = reader;
  return htmlPage(
    reader,
    t.notFound,
    `<h1>${escapeMarkup(t.notFound)}</h1><p>${escapeMarkup(t.notFoundHint)}</p><p><a class="big" href="${link(reader, '/public')}">${escapeMarkup(t.back)}</a></p>`,
    '<meta name="robots" content="noindex">\n',
  );
}

/** What stands where too much is asked at once. */
export function busyPage(reader: Reader): string {
  return htmlPage(
    reader,
    reader.text.title,
    `<h1>${escapeMarkup(reader.text.title)}</h1><p class="note">${escapeMarkup(reader.text.busy)}</p>`,
  );
}
