/** In what two provisions can differ: who acts, what force their duty has, sums, limits, kinds of penalty. */
export const differenceFields = ['subject', 'duty', 'amount', 'limit', 'penalty'] as const;
export type DifferenceField = (typeof differenceFields)[number];

/** How the first provision stands to the second. */
export const differenceRelations = ['other', 'more', 'less', 'onlyMine', 'onlyTheirs'] as const;
export type DifferenceRelation = (typeof differenceRelations)[number];

/** How a related law stands to a draft: above it, beside it in the same place, or of another place. */
export const relatedGroups = ['higher', 'equal', 'sister'] as const;
export type RelatedGroup = (typeof relatedGroups)[number];

/** How what a citation names stands: as cited, elsewhere now, not in the law, in a law that is over, or in none that the library has. */
export const citationStates = ['stands', 'moved', 'missing', 'over', 'unknown'] as const;
export type CitationState = (typeof citationStates)[number];
