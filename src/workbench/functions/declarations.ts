/** The add-in's manifest and the metadata it points to -> the worksheet functions, named as they are typed into a cell. */

export type Parameter = {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly isOptional: boolean;
  /** Takes a range as rows of cells. */
  readonly isMatrix: boolean;
};
export type Declaration = {
  /** "TIEOUT.ENDING" */
  readonly name: string;
  /** What the add-in associates its implementation with. */
  readonly id: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
};

type Metadata = {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description?: string;
    readonly parameters?: readonly {
      readonly name: string;
      readonly description?: string;
      readonly type?: string;
      readonly dimensionality?: string;
      readonly optional?: boolean;
    }[];
  }[];
};

/** `addIn` is the folder that the manifest's own addresses stand for. */
export async function fetchDeclarations({ manifest, addIn }: { readonly manifest: string; readonly addIn: string }): Promise<readonly Declaration[]> {
  const document = new DOMParser().parseFromString(await (await fetched(manifest)).text(), "text/xml");
  const resource = (path: string): string => {
    const id = document.querySelector(`ExtensionPoint[*|type="CustomFunctions"] ${path}`)?.getAttribute("resid");
    const value = [...document.querySelectorAll("Resources *")].find((element) => element.id === id)?.getAttribute("DefaultValue");
    if (value === null || value === undefined) throw new Error(`${manifest} has no resource for ${path} of its custom functions`);
    return value;
  };
  const metadata = (await (await fetched(addIn + new URL(resource("Metadata SourceLocation")).pathname)).json()) as Metadata;
  return declare(resource("Namespace"), metadata);
}

function declare(namespace: string, { functions }: Metadata): readonly Declaration[] {
  return functions.map(({ id, name, description = "", parameters = [] }) => ({
    name: `${namespace}.${name}`.toUpperCase(),
    id,
    description,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      description: parameter.description ?? "",
      type: parameter.type ?? "any",
      isOptional: parameter.optional === true,
      isMatrix: parameter.dimensionality === "matrix",
    })),
  }));
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (${response.status}): build the project again`);
  return response;
}
