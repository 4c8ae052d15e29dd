import { describe, expect, test } from 'vitest';
import { textOfHtml } from './html.ts';
import { textOfMarkdown } from './markdown.ts';
import { parseStatute } from './parse.ts';
import { articlesOf } from './walk.ts';
import { textOf } from './write.ts';

const articles = (text: string) => articlesOf(parseStatute(text)).map((a) => textOf(a));

describe('HTML', () => {
  test('gives a line for each block, without scripts, styles and the head', () => {
    const html = `<!DOCTYPE html><html><head><title>站名</title><style>p{color:red}</style></head><body>
      <h1>云州市公园条例</h1><!-- 注 --><p>第一章&emsp;总则</p>
      <p>第一条&nbsp;&#20026;了加强管理，制定
      本条例。</p><script>alert("第二条")</script><p>第二条<b>　甲</b>：<br>（一）乙；<br/>（二）丙&lt;丁&gt;。</p>
      <table><tr><td>戊</td><td>己</td></tr></table></body></html>`;
    expect(textOfHtml(html).split('\n')).toEqual([
      '云州市公园条例',
      '第一章\u2003总则',
      '第一条\u00a0为了加强管理，制定本条例。',
      '第二条　甲：',
      '（一）乙；',
      '（二）丙<丁>。',
      '戊\t己',
    ]);
    expect(articles(textOfHtml(html))[0]).toBe('第一条　为了加强管理，制定本条例。');
  });

  test.each(['a < b', '<p', '<!--', '<script>', '</', '&#x110000;', '<a href="'])('that is broken is read as far as it goes: %s', (html) =>
    expect(() => textOfHtml(html)).not.toThrow(),
  );
});

describe('Markdown', () => {
  test('loses its signs and keeps the numbers of the text', () => {
    const markdown = `---
title: x
---
# 云州市公园条例

> 2019年3月1日通过

## 第一章 总则

**第一条** 为了[管理](http://x)，*制定*本条例。\\

- （一）甲_乙_；
1. 丁；

| 项 | 额 |
|---|---|
| 戊 | 2\\*3 |

第二条　己。<br>庚。`;
    expect(
      textOfMarkdown(markdown)
        .split('\n')
        .filter((l) => l !== ''),
    ).toEqual([
      '云州市公园条例',
      '2019年3月1日通过',
      '第一章 总则',
      '第一条 为了管理，制定本条例。',
      '（一）甲_乙_；',
      '1. 丁；',
      '项\t额',
      '戊\t2*3',
      '第二条　己。',
      '庚。',
    ]);
  });
});
