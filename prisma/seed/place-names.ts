export interface NeighbourhoodName {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly population: number;
}

/** The community itself; invented. */
export const AREA_NAME = { zh: "团花地区", en: "Tuanhua" } as const;

/** In the order of the stations T-E1 … T-E6. Together 40,000 residents (§3.1). */
export const NEIGHBOURHOODS: readonly NeighbourhoodName[] = [
  { code: "DL", name: "东里", nameEn: "East Lane", population: 7120 },
  { code: "XL", name: "西里", nameEn: "West Lane", population: 6480 },
  { code: "NJ", name: "南街", nameEn: "South Street", population: 7350 },
  { code: "BJ", name: "北街", nameEn: "North Street", population: 6210 },
  { code: "QT", name: "桥头", nameEn: "Bridge End", population: 5930 },
  { code: "HY", name: "花园", nameEn: "Garden", population: 6910 },
];

export function neighbourhood(code: string): NeighbourhoodName {
  const found = NEIGHBOURHOODS.find((one) => one.code === code);
  if (!found) throw new Error(`No neighbourhood ${code}.`);
  return found;
}

/** Streets along the edges: three from west to east (south first), four from south to north (west first). */
export const STREETS: readonly (readonly [string, string])[] = [
  ["团花南路", "Tuanhua South Road"],
  ["团花中街", "Tuanhua Middle Street"],
  ["团花北路", "Tuanhua North Road"],
  ["西堤路", "Xidi Road"],
  ["槐柏街", "Huaibai Street"],
  ["石榴街", "Shiliu Street"],
  ["团花东路", "Tuanhua East Road"],
];
