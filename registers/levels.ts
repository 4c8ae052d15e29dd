/** The five levels of people's congresses. */
export const congressLevels = ['national', 'province', 'city', 'county', 'township'] as const;
