import { Link } from '../../../shell/link.tsx';

/** A law's title, as a link where the library has it. */
export function LawLink({ law, statuteId }: { readonly law: string; readonly statuteId: string | null }) {
  const title = `《${law}》`;
  return statuteId === null ? <span>{title}</span> : <Link to={`/statutes/${statuteId}`}>{title}</Link>;
}
