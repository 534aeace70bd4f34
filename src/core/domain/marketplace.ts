/** The countries in which Amazon holds stock, as sellers and their tables of claim windows name them. */

/** By the code in Amazon's ledger: other names of the country, and of its marketplace. */
const COUNTRIES = {
  US: ["USA", "United States", "America", "amazon.com", "美国"],
  CA: ["Canada", "amazon.ca", "加拿大"],
  MX: ["Mexico", "amazon.com.mx", "墨西哥"],
  BR: ["Brazil", "amazon.com.br", "巴西"],
  GB: ["UK", "United Kingdom", "Great Britain", "amazon.co.uk", "英国"],
  DE: ["Germany", "Deutschland", "amazon.de", "德国"],
  FR: ["France", "amazon.fr", "法国"],
  IT: ["Italy", "Italia", "amazon.it", "意大利"],
  ES: ["Spain", "España", "amazon.es", "西班牙"],
  NL: ["Netherlands", "amazon.nl", "荷兰"],
  BE: ["Belgium", "amazon.com.be", "比利时"],
  SE: ["Sweden", "amazon.se", "瑞典"],
  PL: ["Poland", "amazon.pl", "波兰"],
  IE: ["Ireland", "amazon.ie", "爱尔兰"],
  CZ: ["Czechia", "Czech Republic", "捷克"],
  SK: ["Slovakia", "斯洛伐克"],
  AT: ["Austria", "奥地利"],
  TR: ["Turkey", "Türkiye", "amazon.com.tr", "土耳其"],
  AE: ["UAE", "United Arab Emirates", "amazon.ae", "阿联酋"],
  SA: ["KSA", "Saudi Arabia", "amazon.sa", "沙特"],
  EG: ["Egypt", "amazon.eg", "埃及"],
  IN: ["India", "amazon.in", "印度"],
  JP: ["Japan", "amazon.co.jp", "日本"],
  AU: ["Australia", "amazon.com.au", "澳大利亚", "澳洲"],
  SG: ["Singapore", "amazon.sg", "新加坡"],
  ZA: ["South Africa", "amazon.co.za", "南非"],
} as const satisfies Record<string, readonly string[]>;

/** Names for several countries at once. The United Kingdom has left the European Union. */
const REGIONS = {
  EU: { names: ["Europe", "European Union", "Amazon EU", "欧洲", "欧盟"], members: ["AT", "BE", "CZ", "DE", "ES", "FR", "IE", "IT", "NL", "PL", "SE", "SK"] },
} as const satisfies Record<string, { readonly names: readonly string[]; readonly members: readonly (keyof typeof COUNTRIES)[] }>;

/** In which currencies Amazon pays for goods in a country, beside the euro where an account sells all over the Union. */
const CURRENCIES: Readonly<Record<string, string>> = {
  US: "USD",
  CA: "CAD",
  MX: "MXN",
  BR: "BRL",
  GB: "GBP",
  SE: "SEK",
  PL: "PLN",
  CZ: "CZK",
  TR: "TRY",
  AE: "AED",
  SA: "SAR",
  EG: "EGP",
  IN: "INR",
  JP: "JPY",
  AU: "AUD",
  SG: "SGD",
  ZA: "ZAR",
};

const ANY_WORDS: ReadonlySet<string> = new Set(["", "*", "all", "any", "全部", "所有"]);

const namesOfCodes: readonly (readonly [code: string, names: readonly string[]])[] = [
  ...Object.entries(COUNTRIES),
  ...Object.entries(REGIONS).map(([code, { names }]) => [code, names] as const),
];
const codeOfName: ReadonlyMap<string, string> = new Map(
  namesOfCodes.flatMap(([code, names]) => [code, ...names].map((name) => [name.toLowerCase(), code] as const)),
);

/** The code of a country or region; null for every marketplace. What is not known stays as it is written, in capitals. */
export function marketplaceOf(text: string): string | null {
  const name = text.trim().toLowerCase();
  return ANY_WORDS.has(name) ? null : (codeOfName.get(name) ?? name.toUpperCase());
}

/** How closely a rule's marketplace fits a country: 2 the country itself, 1 its region, 0 every marketplace; null where it does not. */
export function fitOf({ rule, country }: { readonly rule: string | null; readonly country: string | null }): number | null {
  if (rule === null) return 0;
  if (rule === country) return 2;
  const members: readonly string[] = (REGIONS as Readonly<Record<string, (typeof REGIONS)[keyof typeof REGIONS] | undefined>>)[rule]?.members ?? [];
  return country !== null && members.includes(country) ? 1 : null;
}

/** Whether goods in a country are paid for in a currency; null where that is not known. */
export function isPaidIn(country: string, currency: string): boolean | null {
  const isInUnion = REGIONS.EU.members.some((member) => member === country);
  const own = CURRENCIES[country];
  return own === undefined && !isInUnion ? null : own === currency || (isInUnion && currency === "EUR");
}
