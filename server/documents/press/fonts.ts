import { existsSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import type { Face } from '../sheet.ts';

const serif = 'Noto Serif SC';
const sans = 'Noto Sans S Chinese';

/** For each face the families to try in turn: an office's own fonts first, then those that come with the program. */
export const faces: Readonly<Record<Face, readonly string[]>> = {
  fang: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', 'FandolFang', serif, sans],
  song: ['SimSun', '宋体', 'STSong', 'FandolSong', serif, sans],
  hei: ['SimHei', '黑体', 'STHeiti', 'FandolHei', sans, serif],
  kai: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', 'LXGW WenKai', 'FandolKai', serif, sans],
  biaosong: ['FZXiaoBiaoSong-B05S', '方正小标宋简体', '方正小标宋_GBK', 'STZhongsong', serif, sans],
};

/** Folders the press looks for fonts in: the office's, and the few weights used of those that come with the program. */
export function fontFolders(own: string | null): string[] {
  const folderOf = (name: string): string => path.dirname(findPackageJSON(name, import.meta.url) ?? name);
  const kept = folderOf('@expo-google-fonts/noto-serif-sc');
  return [
    ...(own ? [own] : []),
    path.join(kept, '400Regular'),
    path.join(kept, '600SemiBold'),
    path.join(folderOf('@embedpdf/fonts-sc'), 'fonts'),
  ].filter((folder) => existsSync(folder));
}
