/** What the schemas of Office add-ins let through and a host stumbles over, found in the text of a manifest. */

export type Surroundings = {
  /** Width and height of a picture under the site's root; null where there is no such file. */
  readonly sizeOfIcon: (path: string) => { readonly width: number; readonly height: number } | null;
  /** Ids in the functions' metadata. */
  readonly functionIds: readonly string[];
  /** Names that the ribbon's code associates. */
  readonly commandNames: readonly string[];
};

type Resource = { readonly kind: string; readonly id: string; readonly value: string };

const RESOURCE_LENGTH_MAX: Readonly<Record<string, number>> = { ShortString: 125, LongString: 250 };
/** Which kind of resource each element points to. */
const KIND_OF_ELEMENT: Readonly<Record<string, string>> = {
  "bt:Image": "Image",
  SourceLocation: "Url",
  FunctionFile: "Url",
  Runtime: "Url",
  LearnMoreUrl: "Url",
  Namespace: "ShortString",
  Title: "ShortString",
  Label: "ShortString",
  Description: "LongString",
};
const RIBBON_ICON_SIZES = ["16", "32", "80"];

export function findManifestFaults(manifest: string, surroundings: Surroundings): readonly string[] {
  const text = manifest.replace(/<!--[\s\S]*?-->/g, "");
  const resources = readResources(text);
  return [
    ...referenceFaults(text, resources),
    ...textFaults(text, resources),
    ...runtimeFaults(text),
    ...iconFaults(text, resources, surroundings),
    ...functionFaults(text, resources, surroundings),
  ];
}

function readResources(text: string): readonly Resource[] {
  return [...text.matchAll(/<bt:(\w+) id="([^"]*)" DefaultValue="([^"]*)"/g)].map(([, element = "", id = "", value = ""]) => ({
    kind: element === "String" ? kindOfString(text, id) : element,
    id,
    value,
  }));
}

function kindOfString(text: string, id: string): string {
  const short = /<bt:ShortStrings>([\s\S]*?)<\/bt:ShortStrings>/.exec(text)?.[1] ?? "";
  return short.includes(`id="${id}"`) ? "ShortString" : "LongString";
}

function referenceFaults(text: string, resources: readonly Resource[]): readonly string[] {
  const references = [...text.matchAll(/<([\w:]+)[^<>]* resid="([^"]*)"/g)].map(([, element = "", id = ""]) => ({ element, id }));
  const dangling = references
    .filter(({ id }) => !resources.some((resource) => resource.id === id))
    .map(({ element, id }) => `${element} points to ${id}, which is no resource`);
  const wrong = references.flatMap(({ element, id }) => {
    const found = resources.find((resource) => resource.id === id);
    const wanted = KIND_OF_ELEMENT[element];
    return found !== undefined && wanted !== undefined && found.kind !== wanted ? [`${element} points to ${id}, a ${found.kind}; expected a ${wanted}`] : [];
  });
  const unused = resources.filter(({ id }) => !references.some((reference) => reference.id === id)).map(({ id }) => `resource ${id} is not used`);
  const long = references.filter(({ id }) => id.length > 32).map(({ id }) => `resid ${id} is longer than 32 characters`);
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id).filter((id) => id !== "TabHome");
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} is given twice`);
  return [...dangling, ...wrong, ...unused, ...long, ...twice];
}

function textFaults(text: string, resources: readonly Resource[]): readonly string[] {
  const lengths = resources.flatMap(({ kind, id, value }) => {
    const max = RESOURCE_LENGTH_MAX[kind];
    return value.trim() === ""
      ? [`${id} is empty`]
      : max !== undefined && value.length > max
        ? [`${id} has ${value.length} characters; at most ${max} are shown`]
        : [];
  });
  const limited = (
    [
      ["DisplayName", 125],
      ["Description", 250],
    ] as const
  ).flatMap(([element, max]) => {
    const value = defaultOf(text, element);
    return value === null ? [`${element} is missing`] : value.length > max ? [`${element} has ${value.length} characters; at most ${max} are allowed`] : [];
  });
  const urls = [
    ...["IconUrl", "HighResolutionIconUrl", "SupportUrl"].map((element) => [element, defaultOf(text, element) ?? "(missing)"] as const),
    ...resources.filter(({ kind }) => kind === "Url" || kind === "Image").map(({ id, value }) => [id, value] as const),
  ];
  const insecure = urls
    .filter(([, url]) => !url.startsWith("https://"))
    .map(([name, url]) => `${name} is ${url}; expected an address that begins with https://`);
  return [...lengths, ...limited, ...insecure];
}

/** The pane, the ribbon and the functions share one runtime only where all of them name the same page. */
function runtimeFaults(text: string): readonly string[] {
  const places = {
    Runtime: /<Runtime [^>]*resid="([^"]*)"/g,
    Page: /<Page>\s*<SourceLocation resid="([^"]*)"/g,
    FunctionFile: /<FunctionFile resid="([^"]*)"/g,
    ShowTaskpane: /xsi:type="ShowTaskpane">\s*<SourceLocation resid="([^"]*)"/g,
  };
  const found = Object.entries(places).map(([place, pattern]) => [place, [...text.matchAll(pattern)].map(([, id = ""]) => id)] as const);
  const counts = found.filter(([, ids]) => ids.length !== 1).map(([place, ids]) => `${place} is given ${ids.length} times; expected once`);
  const pages = new Set(found.flatMap(([, ids]) => ids));
  return [
    ...counts,
    ...(pages.size > 1 ? [`the runtime's pages differ: ${[...pages].join(", ")}`] : []),
    ...(/<Runtime [^>]*lifetime="long"/.test(text) ? [] : ["the runtime is not kept alive"]),
  ];
}

function iconFaults(text: string, resources: readonly Resource[], { sizeOfIcon }: Surroundings): readonly string[] {
  const wanted = [
    { url: defaultOf(text, "IconUrl") ?? "", size: 32 },
    { url: defaultOf(text, "HighResolutionIconUrl") ?? "", size: 64 },
    ...[...text.matchAll(/<bt:Image size="(\d+)" resid="([^"]*)"/g)].map(([, size = "", id = ""]) => ({
      url: resources.find((resource) => resource.id === id)?.value ?? "",
      size: Number(size),
    })),
  ];
  const sizes = wanted.flatMap(({ url, size }) => {
    const path = url.replace(/^https?:\/\/[^/]+\//, "");
    const found = sizeOfIcon(path);
    if (found === null) return [`there is no picture ${path}`];
    return found.width === size && found.height === size ? [] : [`${path} is ${found.width} x ${found.height}; expected ${size} x ${size}`];
  });
  const sets = [...text.matchAll(/<Icon>([\s\S]*?)<\/Icon>/g)].map(([, icons = ""]) => [...icons.matchAll(/size="(\d+)"/g)].map(([, size = ""]) => size));
  const incomplete = sets.flatMap((given) =>
    RIBBON_ICON_SIZES.filter((size) => !given.includes(size)).map((size) => `an icon of the ribbon has no picture of ${size} pixels`),
  );
  return [...new Set([...sizes, ...incomplete])];
}

function functionFaults(text: string, resources: readonly Resource[], { functionIds, commandNames }: Surroundings): readonly string[] {
  const namespace = resources.find(({ id }) => text.includes(`<Namespace resid="${id}"`))?.value ?? "";
  const namespaceFaults = /^[A-Z][A-Z0-9]*$/.test(namespace) ? [] : [`the namespace is "${namespace}"; expected capital letters`];
  const nested = functionIds
    .filter((id) => !/^[A-Z][A-Z0-9_.]{2,}$/.test(id))
    .map((id) => `function ${id} cannot be typed; expected three or more of A to Z, 0 to 9, _ and .`);
  const called = [...text.matchAll(/<FunctionName>([^<]*)</g)].map(([, name = ""]) => name);
  const unanswered = called.filter((name) => !commandNames.includes(name)).map((name) => `no code answers to the button's ${name}`);
  return [...namespaceFaults, ...nested, ...(functionIds.length === 0 ? ["there are no functions in the metadata"] : []), ...unanswered];
}

function defaultOf(text: string, element: string): string | null {
  return new RegExp(`<${element} DefaultValue="([^"]*)"`).exec(text)?.[1] ?? null;
}
