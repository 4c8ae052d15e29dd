import { Link } from '../../../shell/link.tsx';

interface Props {
  readonly law: string;
  readonly statuteId: string | null;
  /** The article to open it at. */
  readonly article?: string | null;
}

/** A law's title, as a link where the library has it. */
export function LawLink({ law, statuteId, article = null }: Props) {
  const title = `《${law}》`;
  if (statuteId === null) return <span>{title}</span>;
  return <Link to={`/statutes/${statuteId}${article === null || article === '' ? '' : `#article_${article}`}`}>{title}</Link>;
}
