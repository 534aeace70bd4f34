/**
 * One request to one response: object paths are resolved when an action first needs them, actions run in order, and the
 * first failure ends the request. What was done before it stays done, as in Excel.
 */
import { handleOf, type Handle } from "./families/handle";
import { NEW_OBJECTS } from "./families/new-objects";
import { familyOf } from "./families/registry";
import type { Session } from "./session";
import { ACTION, PATH, WireFault, type WireAction, type WireArguments, type WirePath, type WireRequest, type WireResponse } from "./wire";

type Resolve = (pathId: number) => Handle | null;

/** `beforeAction` may throw to let an action fail: tests use it. */
export function answerRequest(session: Session, request: WireRequest, beforeAction: (index: number) => void = () => undefined): WireResponse {
  const resolve = resolver(session, request);
  const results: { readonly ActionId: number; readonly Value: unknown }[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      beforeAction(index);
      results.push({ ActionId: action.Id, Value: run(action, { session, resolve }) ?? null });
    } catch (error) {
      const fault =
        error instanceof WireFault ? error : new WireFault("GeneralException", `There was an internal error in the workbook host: ${String(error)}`);
      return {
        Results: results,
        Error: { Code: fault.code, Message: fault.message, Location: locationOf(action, request), ActionIndex: index, HttpStatusCode: 400 },
      };
    }
  }
  return { Results: results };
}

function resolver(session: Session, request: WireRequest): Resolve {
  const resolved = new Map<number, Handle | null>();
  const resolve: Resolve = (pathId) => {
    const known = resolved.get(pathId);
    if (known !== undefined) return known;
    const path = request.ObjectPaths[pathId];
    if (path === undefined) throw new WireFault("InvalidArgument", `The request has no object path ${pathId}.`);
    const handle = follow(path, { session, resolve });
    resolved.set(pathId, handle);
    return handle;
  };
  return resolve;
}

function follow(path: WirePath, { session, resolve }: { readonly session: Session; readonly resolve: Resolve }): Handle | null {
  switch (path.ObjectPathType) {
    case PATH.global:
      return handleOf("Workbook", null);
    case PATH.nothing:
      return null;
    case PATH.reference: {
      const kept = session.references.get(path.Name);
      if (kept === undefined) throw new WireFault("ItemNotFound", "The object's reference was released.");
      return kept;
    }
    case PATH.newObject: {
      const made = NEW_OBJECTS[path.Name];
      if (made === undefined) throw new WireFault("NotImplemented", `The workbook host cannot make a new ${path.Name}.`);
      return made;
    }
    default: {
      const parent = resolve(path.ParentObjectPathId ?? -1);
      // What hangs on a null object is a null object.
      if (parent === null) return null;
      const args = argumentsOf(path.ArgumentInfo, resolve);
      if (path.ObjectPathType === PATH.indexer) return itemOf(parent, args[0], session);
      // An item of a collection that has been listed is asked for by its method or by its key.
      if (path.Name === "GetItem") return itemOf(parent, args[0], session);
      const lead = familyOf(parent).objects?.[path.Name];
      if (lead === undefined) throw unknownMember(parent, path.Name);
      return lead(parent.self, args, session);
    }
  }
}

function itemOf(parent: Handle, key: unknown, session: Session): Handle {
  const { item } = familyOf(parent);
  if (item === undefined) throw unknownMember(parent, "GetItem");
  return item(parent.self, key, session);
}

function unknownMember(parent: Handle, name: string): WireFault {
  return new WireFault("NotImplemented", `The workbook host does not know ${parent.family}.${name}: add it in the families folder.`);
}

function argumentsOf(info: WireArguments | undefined, resolve: Resolve): readonly unknown[] {
  return (info?.Arguments ?? []).map((argument, index) => {
    const reference = info?.ReferencedObjectPathIds?.[index];
    return typeof reference === "number" && reference !== 0 ? resolve(reference) : argument;
  });
}

function run(action: WireAction, { session, resolve }: { readonly session: Session; readonly resolve: Resolve }): unknown {
  if (action.ActionType === ACTION.trace) return null;
  const object = resolve(action.ObjectPathId);
  switch (action.ActionType) {
    case ACTION.instantiate:
      return object === null ? null : introduce(object, session);
    case ACTION.query:
      return object === null ? null : query(object, action.QueryInfo ?? {}, session);
    case ACTION.method:
      return object === null ? { _IsNull: true } : call(object, action, { session, resolve });
    case ACTION.setProperty:
      return object === null ? null : assign(object, action, { session, resolve });
    default:
      throw new WireFault("NotImplemented", `The workbook host does not know actions of type ${action.ActionType}.`);
  }
}

/** How the client is to name the object from now on: by a reference it keeps, or by its key in the collection. */
function introduce(object: Handle, session: Session): unknown {
  if (familyOf(object).isReferenced === true) {
    const reference = `ref${session.nextReference}`;
    session.nextReference += 1;
    session.references.set(reference, object);
    return { _ReferenceId: reference };
  }
  const id = familyOf(object).id?.(object.self);
  return id === undefined ? {} : { _Id: id };
}

function call(object: Handle, action: WireAction, { session, resolve }: { readonly session: Session; readonly resolve: Resolve }): unknown {
  const method = familyOf(object).methods?.[action.Name];
  if (method === undefined) throw unknownMember(object, action.Name);
  return method(object.self, argumentsOf(action.ArgumentInfo, resolve), session);
}

function assign(object: Handle, action: WireAction, { session, resolve }: { readonly session: Session; readonly resolve: Resolve }): null {
  const set = familyOf(object).properties?.[action.Name]?.set;
  if (set === undefined) throw unknownMember(object, action.Name);
  set(object.self, argumentsOf(action.ArgumentInfo, resolve)[0], session);
  return null;
}

type Query = { readonly Select?: readonly string[]; readonly Expand?: readonly string[]; readonly Top?: number; readonly Skip?: number };

function query(object: Handle, { Select, Expand, Top, Skip }: Query, session: Session): unknown {
  const wanted = [...(Select ?? []), ...(Expand ?? [])].map((path) => path.split("/").filter((part) => part.toLowerCase() !== "items"));
  const { items: list } = familyOf(object);
  if (list === undefined) return read(object, wanted, session);
  const from = Skip ?? 0;
  const items = list(object.self, session).slice(from, Top === undefined ? undefined : from + Top);
  const own = wanted.filter(([name]) => name !== undefined && familyOf(object).properties?.[pascal(name)] !== undefined);
  const ofItems = wanted.filter((path) => !own.includes(path));
  return { ...readNamed(object, own, session), _Items: items.map((item) => ({ ...identify(item), ...(read(item, ofItems, session) as object) })) };
}

function identify(item: Handle): object {
  const id = familyOf(item).id?.(item.self);
  return id === undefined ? {} : { _Id: id };
}

function read(object: Handle, wanted: readonly (readonly string[])[], session: Session): unknown {
  if (familyOf(object).items !== undefined) return query(object, { Select: wanted.map((path) => path.join("/")) }, session);
  return wanted.length === 0 || wanted.some(([name]) => name === undefined || name === "$all") ? readAll(object, session) : readNamed(object, wanted, session);
}

function readAll(object: Handle, session: Session): object {
  return Object.fromEntries(Object.entries(familyOf(object).properties ?? {}).map(([name, { get }]) => [name, get(object.self, session)]));
}

function readNamed(object: Handle, wanted: readonly (readonly string[])[], session: Session): object {
  const result: Record<string, unknown> = {};
  const deeper = new Map<string, (readonly string[])[]>();
  for (const [first = "", ...rest] of wanted) {
    const name = pascal(first);
    const property = familyOf(object).properties?.[name];
    if (property !== undefined) result[name] = property.get(object.self, session);
    else deeper.set(name, [...(deeper.get(name) ?? []), ...(rest.length === 0 ? [] : [rest])]);
  }
  for (const [name, paths] of deeper) {
    const lead = familyOf(object).objects?.[name];
    if (lead === undefined) throw unknownMember(object, name);
    const child = lead(object.self, [], session);
    result[name] = child === null ? null : read(child, paths, session);
  }
  return result;
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function locationOf(action: WireAction, { ObjectPaths }: WireRequest): string {
  const path = ObjectPaths[action.ObjectPathId];
  return [path?.Name, action.Name].filter((part) => part !== undefined && part !== "").join(".");
}
