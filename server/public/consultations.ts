import { daysBetween } from '../../engine/calendar.ts';
import { commentResults } from '../../processes/consulting.ts';
import { optionLabel, textOf as wordsOf } from '../../processes/text.ts';
import { type Statute, textOf, type Unit } from '../../statute/index.ts';
import { commentable, type PublicConsultation, statuteOf, talliesByArticle } from '../consulting/reading.ts';
import type { Publisher } from './catalogue.ts';
import { consultationText } from './consultations.text.ts';
import { escapeMarkup, fileList, htmlPage, link, paragraphs, type Reader, say } from './html.ts';

const here = '/public/consultations';
type File = Parameters<typeof fileList>[1][number];

/** The same reader on the pages of consultations. */
const placed = (reader: Reader): Reader => ({ ...reader, place: { name: consultationText[reader.locale].place, path: here } });

/** Where more than one congress is in work: which one. */
export function consultingCongresses(to: Reader, congresses: readonly Publisher[]): string {
  const reader = placed(to);
  const t = consultationText[reader.locale];
  const items = congresses.map(
    (c) => `<li><h2><a href="${link(reader, here, { region: c.regionCode })}">${escapeMarkup(c.name)}</a></h2></li>`,
  );
  return htmlPage(
    reader,
    t.place,
    `<h1>${escapeMarkup(t.place)}</h1><p>${escapeMarkup(t.lead)}</p><h2>${escapeMarkup(t.choose)}</h2><ol class="list">${items.join('')}</ol>`,
  );
}

/** What a congress has out for comments, and what became of earlier ones. */
export function consultationList(to: Reader, found: readonly PublicConsultation[], today: string): string {
  const reader = placed(to);
  const t = consultationText[reader.locale];
  const part = (heading: string, items: readonly PublicConsultation[]) =>
    items.length === 0
      ? ''
      : `<h2>${escapeMarkup(heading)}</h2><ol class="list">${items
          .map(
            (one) =>
              `<li><h2 lang="zh-CN"><a href="${link(reader, `${here}/${one.id}`)}">${escapeMarkup(one.fields.title)}</a></h2><p class="quiet">${factsOf(reader, one, today)}</p></li>`,
          )
          .join('')}</ol>`;
  const open = found.filter(({ state }) => state === 'open');
  const main = `<h1>${escapeMarkup(t.place)}</h1><p>${escapeMarkup(t.lead)}</p>${
    found.length === 0 ? `<p class="note">${escapeMarkup(t.none)}</p>` : ''
  }${part(t.openNow, open)}${part(
    t.over,
    found.filter(({ state }) => state !== 'open'),
  )}<h2>${escapeMarkup(t.review)}</h2><p>${escapeMarkup(t.reviewLead)}</p><p><a class="big" href="/portal/review?congress=${reader.congress?.id ?? ''}">${escapeMarkup(t.review)}</a></p>`;
  return htmlPage(reader, `${t.place} · ${reader.congress?.name ?? ''}`, main);
}

/** One consultation: the text, article by article where it is written so, and what became of the comments. */
export function consultationPage(to: Reader, one: PublicConsultation, files: readonly File[], today: string): string {
  const reader = placed(to);
  const t = consultationText[reader.locale];
  const { fields, state } = one;
  const isOpen = state === 'open' && today <= (fields.untilOn ?? '');
  const notes = [
    fields.shortReason ? say(t.short, { reason: fields.shortReason }) : '',
    ...(fields.extensions ?? []).map(({ on, untilOn, reason }) => say(t.extended, { on, until: untilOn, reason })),
    fields.withdrawReason ? say(t.withdrawReason, { reason: fields.withdrawReason }) : '',
    state === 'closed' ? escapeMarkup(t.waiting) : '',
  ].filter((note) => note !== '');
  const statute = statuteOf(fields.body);
  const labels = new Set(isOpen ? commentable(fields.body).map(({ label }) => label) : []);
  const body = statute
    ? statuteMarkup(reader, one.id, statute, labels)
    : fields.body
      ? `<div class="sheet official">${paragraphs(fields.body)}</div>`
      : '';
  const main = `<h1 lang="zh-CN">${escapeMarkup(fields.title)}</h1><p class="quiet">${factsOf(reader, one, today)}</p>${notes.map((note) => `<p class="note">${note}</p>`).join('')}
${isOpen ? `<p class="screen"><a class="big" href="/portal/consult/${one.id}">${escapeMarkup(t.comment)}</a></p><p class="screen"><a href="/portal/deputy/consultation/${one.id}">${escapeMarkup(t.asDeputy)}</a></p>` : ''}
${fields.contact ? `<p>${say(t.otherWays, { ways: fields.contact })}</p>` : ''}
${state === 'answered' ? feedbackMarkup(reader, one) : ''}
<h2>${escapeMarkup(t.explanation)}</h2><div lang="zh-CN">${paragraphs(fields.explanation)}</div>
${body ? `<h2>${escapeMarkup(t.text)}</h2><div lang="zh-CN">${body}</div>` : ''}${fileList(t.files, files)}`;
  return htmlPage(reader, `${fields.title} · ${reader.congress?.name ?? ''}`, main);
}

/** Kind and days, in one line. */
function factsOf(reader: Reader, { state, fields }: PublicConsultation, today: string): string {
  const t = consultationText[reader.locale];
  const left = daysBetween(today, fields.untilOn ?? today);
  const facts = [
    escapeMarkup(optionLabel(wordsOf('consultation', reader.locale), 'kind', fields.kind)),
    fields.issuedOn ? say(t.issued, { day: fields.issuedOn }) : '',
    fields.untilOn ? say(t.until, { day: fields.untilOn }) : '',
    state !== 'open'
      ? ''
      : left > 0
        ? `<strong>${say(t.daysLeft, { n: left })}</strong>`
        : left === 0
          ? `<strong>${escapeMarkup(t.lastDay)}</strong>`
          : '',
    fields.answeredOn ? say(t.answered, { day: fields.answeredOn }) : '',
    fields.withdrawnOn ? say(t.withdrawn, { day: fields.withdrawnOn }) : '',
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** The articles under their chapters, each with its way to comment where it may be commented on. */
function statuteMarkup(reader: Reader, id: string, statute: Statute, labels: ReadonlySet<string>): string {
  const t = consultationText[reader.locale];
  const units = (all: readonly Unit[]): string =>
    all
      .map((unit) => {
        if (unit.level !== 'article')
          return `<h3>${escapeMarkup([unit.label, unit.heading].filter(Boolean).join('　'))}</h3>${paragraphs(unit.text)}${units(unit.children)}`;
        const way = labels.has(unit.label)
          ? `<p class="screen" lang="${reader.locale === 'zh' ? 'zh-CN' : 'en'}"><a href="/portal/consult/${id}?${escapeMarkup(new URLSearchParams({ article: unit.label }).toString())}">${say(t.commentOn, { article: unit.label.replace(/、$/u, '') })}</a></p>`
          : '';
        return `<div class="sheet official" id="${escapeMarkup(unit.id)}">${paragraphs(textOf(unit))}${way}</div>`;
      })
      .join('');
  const annexes = statute.annexes.map(({ title, text }) => `${title ? `<h3>${escapeMarkup(title)}</h3>` : ''}${paragraphs(text)}`);
  return `${paragraphs((statute.opening ?? []).join('\n'))}<h3>${escapeMarkup(statute.title)}</h3>${paragraphs([...statute.history, statute.preamble].join('\n'))}${units(statute.body)}${annexes.join('')}`;
}

/** What became of the comments: the figures by article and result, and the reasons point by point. */
function feedbackMarkup(reader: Reader, { fields }: PublicConsultation): string {
  const t = consultationText[reader.locale];
  const words = wordsOf('consultation', reader.locale);
  const result = (value: string): string => escapeMarkup(optionLabel(words, 'result', value));
  const on = (article: string | null): string => (article ? `<span lang="zh-CN">${escapeMarkup(article)}</span>` : escapeMarkup(t.whole));
  const lines = talliesByArticle(fields);
  const received = fields.received ?? 0;
  const sorted = lines.reduce((all, { sum }) => all + sum, 0);
  const removed = (fields.tallies ?? []).reduce((all, { result: r, count }) => (r === 'removed' ? all + count : all), 0);
  const takenBack = received - sorted - removed;
  const figures =
    received === 0
      ? escapeMarkup(t.noComments)
      : `${say(fields.repeated ? t.figures : t.figuresOnly, { received, repeated: fields.repeated ?? 0 })}${takenBack > 0 ? ` ${say(t.takenBack, { n: takenBack })}` : ''}${removed > 0 ? ` ${say(t.removed, { n: removed })}` : ''}`;
  const table =
    lines.length === 0
      ? ''
      : `<div class="wide" tabindex="0"><table><thead><tr><th scope="col">${escapeMarkup(t.article)}</th>${commentResults.map((r) => `<th scope="col">${result(r)}</th>`).join('')}<th scope="col">${escapeMarkup(t.sum)}</th></tr></thead><tbody>${lines
          .map(
            ({ article, counts, sum }) =>
              `<tr><th scope="row">${on(article)}</th>${counts.map((n) => `<td>${n}</td>`).join('')}<td>${sum}</td></tr>`,
          )
          .join('')}</tbody></table></div>`;
  const points = (fields.points ?? []).map(
    (p) =>
      `<div class="sheet"><h4>${on(p.article)} · ${result(p.result)}</h4><div lang="zh-CN">${paragraphs(p.summary)}${p.reason ? `<p>${say(t.reason, { reason: p.reason })}</p>` : ''}</div></div>`,
  );
  return `<h2 id="feedback">${escapeMarkup(t.feedback)}</h2><p role="status"><strong>${figures}</strong></p>${table}<div lang="zh-CN">${paragraphs(fields.feedback ?? '')}</div>${
    points.length > 0 ? `<h3>${escapeMarkup(t.points)}</h3>${points.join('')}` : ''
  }`;
}
