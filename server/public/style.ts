import { createHash } from 'node:crypto';

/** The look of the public pages: large text, one column, nothing that needs a script. */
export const style = `
:root{--ink:#24507a;--text:#22201d;--quiet:#57524a;--line:#d9d4c9;--ground:#f7f6f3;--pale:#eaf0f6}
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.75 -apple-system,"PingFang SC","Microsoft YaHei","HarmonyOS Sans SC","Noto Sans CJK SC","Noto Sans SC",sans-serif;font-variant-numeric:tabular-nums;text-autospace:normal;overflow-wrap:anywhere}
a{color:var(--ink);text-underline-offset:.2em}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid #b3541e;outline-offset:2px}
.skip{position:absolute;left:-99em}.skip:focus{left:.5rem;top:.5rem;background:#fff;padding:.5rem 1rem;z-index:1}
.wrap{max-width:46rem;margin:0 auto;padding:0 1rem}
header{background:#fff;border-bottom:1px solid var(--line)}
header .wrap{display:flex;flex-wrap:wrap;gap:0 1.2rem;align-items:center;min-height:3.4rem;padding-top:.3rem;padding-bottom:.3rem}
header .name{font-weight:600;color:var(--text);text-decoration:none;margin-right:auto;padding:.5rem 0}
header a,footer a{display:inline-block;padding:.5rem 0}
main{padding:1.4rem 0 3rem}
h1{font-size:1.55rem;line-height:1.4;margin:.2rem 0 .6rem}
h2{font-size:1.25rem;line-height:1.45;margin:2rem 0 .5rem}
h3{font-size:1.05rem;margin:1.2rem 0 .3rem}
p{margin:.5rem 0}
.quiet{color:var(--quiet)}
form{background:#fff;border:1px solid var(--line);border-radius:.4rem;padding:1rem;margin:1rem 0 1.4rem}
label{display:block;font-weight:600}
input,select,button{font:inherit;font-weight:400;width:100%;min-height:3rem;border:1px solid #8a857b;border-radius:.3rem;background:#fff;color:var(--text);padding:.3rem .7rem}
.hint{display:block;font-weight:400;color:var(--quiet);font-size:.9rem}
.ask{display:grid;gap:.7rem}
button{background:var(--ink);border-color:var(--ink);color:#fff;font-weight:600;cursor:pointer}
details{margin-top:.6rem}
summary{cursor:pointer;min-height:3rem;padding:.6rem 0;color:var(--ink);font-weight:600}
.grid{display:grid;gap:.8rem}
ol.list{list-style:none;margin:0;padding:0}
ol.list li{background:#fff;border:1px solid var(--line);border-radius:.4rem;padding:.9rem 1rem;margin:0 0 .8rem}
ol.list h2{font-size:1.1rem;margin:0 0 .2rem}
ol.list h2 a{display:block;min-height:2rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:1rem 0}
.facts dt{color:var(--quiet)}.facts dd{margin:0}
.sheet{background:#fff;border:1px solid var(--line);border-radius:.4rem;padding:1rem 1.1rem;margin:1rem 0}
.sheet>:first-child{margin-top:0}
.official{font-family:"Noto Serif CJK SC","Noto Serif SC","Songti SC",SimSun,serif}
.note{background:var(--pale);border-left:4px solid var(--ink);padding:.6rem 1rem;margin:1rem 0}
nav.pages{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:center;justify-content:space-between;margin-top:1.2rem}
nav.pages a,a.big{display:inline-block;min-height:3rem;line-height:1.5;padding:.7rem 1.1rem;background:#fff;border:1px solid var(--ink);border-radius:.3rem;text-decoration:none;font-weight:600}
.sheet .screen a{display:inline-block;padding:.5rem 0}
.wide{overflow-x:auto}
.wide th{overflow-wrap:normal}.wide th,.wide td{padding:.4rem .4rem}
table{border-collapse:collapse;width:100%;background:#fff}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
code{font-size:.92em}
th code{white-space:nowrap}
ul{margin:.3rem 0;padding-left:1.4rem}
h4{margin:.9rem 0 .2rem}
footer{border-top:1px solid var(--line);background:#fff;color:var(--quiet)}
footer .wrap{display:flex;flex-wrap:wrap;gap:0 1.6rem;padding-top:.6rem;padding-bottom:1.4rem}
footer p{flex-basis:100%}
@media(min-width:44rem){.ask{grid-template-columns:1fr 9rem;align-items:end}.grid{grid-template-columns:1fr 1fr}}
@media print{header,footer,form,nav,.skip,.screen{display:none}body{background:#fff;font-size:12pt}.sheet{border:0;padding:0}.wrap{max-width:none;padding:0}a{color:inherit;text-decoration:none}.permanent{display:block}h2,h3{break-after:avoid}}
`;

/** What the pages may do: show their own style, send their own form, nothing else; no script at all. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');
