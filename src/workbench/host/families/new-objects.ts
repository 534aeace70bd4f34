/** Objects that Office.js makes by their class instead of finding them in the workbook. */
import type { Family } from "./family";
import { handleOf, type Handle } from "./handle";

/** Told once, when Office.js can take the ribbon's commands; this host has no ribbon. */
export const ADD_IN_SERVICE: Family<null> = {
  name: "AddinInternalService",
  methods: { NotifyActionHandlerReady: () => null },
};

/** Told once, when custom functions can be called; this host calls none. */
export const CUSTOM_FUNCTIONS: Family<null> = {
  name: "CustomFunctions",
  methods: { _SetOsfControlContainerReadyForCustomFunctions: () => null, _GetEnabledFeatures: () => [] },
};

export const NEW_OBJECTS: Readonly<Record<string, Handle>> = {
  "Microsoft.InternalService.AddinInternalService": handleOf("AddinInternalService", null),
  "Microsoft.ExcelServices.CustomFunctions": handleOf("CustomFunctions", null),
};
