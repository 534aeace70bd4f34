/** Objects that Office.js makes by their class instead of finding them in the workbook. */
import { handleOf, type Family, type Handle } from "./family";

/** Told once, when Office.js can take the ribbon's commands; this host has no ribbon. */
const ADD_IN_SERVICE: Family<null> = {
  name: "AddinInternalService",
  methods: { NotifyActionHandlerReady: () => null },
};

export const NEW_OBJECTS: Readonly<Record<string, Handle>> = {
  "Microsoft.InternalService.AddinInternalService": handleOf(ADD_IN_SERVICE, null),
};
