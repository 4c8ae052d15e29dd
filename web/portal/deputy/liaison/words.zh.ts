/** All words of liaison matters, fetched with their pages. */
export { zh as words } from '../../../../processes/liaisonMatter/liaisonMatter.text.ts';
