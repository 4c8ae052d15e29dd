/** All words of liaison matters, fetched with their pages. */
export { en as words } from '../../../../processes/liaisonMatter/liaisonMatter.text.en.ts';
