/** Small values kept in the workbook by a key: settings, custom properties of the file and of a sheet. */
import { invalidArgument, itemNotFound } from "../wire";
import type { Session } from "../session";
import type { Sheet, Workbook } from "../workbook";
import { textOf } from "./arguments";
import type { Family } from "./family";
import { handleOf, type FamilyName, type Handle, type Selves, type Stored } from "./handle";

/** Classes of a single stored value. */
type StoredName = { [N in FamilyName]: Selves[N] extends Stored ? N : never }[FamilyName];

function storedFamily(name: StoredName, read: (value: unknown) => unknown, note: (workbook: Workbook) => void): Family<Stored> {
  return {
    name,
    id: ({ key }) => key,
    properties: {
      Key: { get: ({ key }) => key },
      Value: {
        get: ({ values, key }) => values.get(key),
        set: ({ values, key }, value, { workbook }) => {
          values.set(key, read(value));
          note(workbook);
        },
      },
    },
    methods: {
      Delete: ({ values, key }, _, { workbook }) => {
        if (!values.delete(key)) throw itemNotFound(key);
        note(workbook);
      },
    },
  };
}

function storeFamily<Self, V>(
  name: FamilyName,
  valuesOf: (self: Self, session: Session) => Map<string, V>,
  item: StoredName,
  rules: { readonly read: (value: unknown) => V; readonly note: (workbook: Workbook) => void },
): Family<Self> {
  const find = (self: Self, key: unknown, session: Session): Handle | null => {
    const values = valuesOf(self, session);
    const wanted = textOf(key, "a key").toLowerCase();
    const known = [...values.keys()].find((candidate) => candidate.toLowerCase() === wanted);
    return known === undefined ? null : handleOf(item, { values, key: known });
  };
  return {
    name,
    items: (self, session) => [...valuesOf(self, session).keys()].map((key) => handleOf(item, { values: valuesOf(self, session), key })),
    item: (self, key, session) => {
      const found = find(self, key, session);
      if (found === null) throw itemNotFound(String(key));
      return found;
    },
    objects: {
      Add: (self, [key, value], session) => {
        const values = valuesOf(self, session);
        values.set(textOf(key, "a key"), rules.read(value));
        rules.note(session.workbook);
        return find(self, key, session);
      },
      GetItemOrNullObject: (self, [key], session) => find(self, key, session),
    },
    methods: { GetCount: (self, _, session) => valuesOf(self, session).size },
  };
}

const noteSettings = (workbook: Workbook): void => void (workbook.noted.settings = true);
const anything = (value: unknown): unknown => value ?? fail();

function fail(): never {
  throw invalidArgument("a value is missing");
}

export const SETTING = storedFamily("Setting", anything, noteSettings);
export const SETTINGS = storeFamily<null, unknown>("SettingCollection", (_, { workbook }) => workbook.settings, "Setting", {
  read: anything,
  note: noteSettings,
});

export const CUSTOM_PROPERTY = storedFamily("CustomProperty", anything, noteSettings);
export const CUSTOM_PROPERTIES = storeFamily<null, unknown>("CustomPropertyCollection", (_, { workbook }) => workbook.customProperties, "CustomProperty", {
  read: anything,
  note: noteSettings,
});
export const DOCUMENT_PROPERTIES: Family<null> = { name: "DocumentProperties", objects: { Custom: () => handleOf("CustomPropertyCollection", null) } };

const readText = (value: unknown): string => textOf(value, "a value");
export const SHEET_PROPERTY = storedFamily("WorksheetCustomProperty", readText, noteSettings);
export const SHEET_PROPERTIES = storeFamily<Sheet, string>(
  "WorksheetCustomPropertyCollection",
  ({ customProperties }) => customProperties,
  "WorksheetCustomProperty",
  { read: readText, note: noteSettings },
);
