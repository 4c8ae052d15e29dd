/** What is not right yet, each a way to its field. */
export function FaultList({ lead, faults }: { readonly lead: string; readonly faults: readonly (readonly [string, string])[] }) {
  if (faults.length === 0) return null;
  return (
    <div className="notice late" role="alert">
      <p>{lead}</p>
      <ul>
        {faults.map(([id, said]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {said}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
