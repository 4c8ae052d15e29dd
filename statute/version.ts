/** The version of all that is worked out here. A stored parse, comparison or index keeps the version that made it; it grows when a result may change. */
export const algorithmVersion = '1.2.0';
