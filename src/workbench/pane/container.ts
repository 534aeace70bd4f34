/**
 * Runs in the pane's frame before Office.js, and is to it what Excel for Windows is: the container that says who the host is,
 * and the bridge that carries requests to the workbook of the page around the frame. Office.js and the pane stay unmodified.
 */
import { callFunction } from "./call-function";
import type { PaneLink } from "./pane-link";

/** The sets that Excel 2021 has, the oldest version the add-in runs on: what works here works there. */
const REQUIREMENT_SETS = {
  ExcelApi: "1.14",
  SharedRuntime: "1.1",
  DialogApi: "1.2",
  RibbonApi: "1.1",
  CustomFunctionsRuntime: "1.3",
  KeyboardShortcuts: "1.1",
};
/** Office.js's own numbers. */
const EXCEL = 1;
const DOCUMENT_OPENED = 2;
const READ_WRITE = 1;
const TASK_PANE = 1;
const ENGLISH_US = 1033;
const SUCCESS = 0;

/** An address that ends in ?theme=dark shows the pane as beside an Excel in its dark theme. */
const isDark = new URLSearchParams(window.parent.location.search).get("theme") === "dark";
/** By the names that the pane sees, as Office.js hands them on. */
const THEME = isDark
  ? { bodyForegroundColor: 0xffffff, bodyBackgroundColor: 0x292929, controlForegroundColor: 0xffffff, controlBackgroundColor: 0x1f1f1f }
  : { bodyForegroundColor: 0x242424, bodyBackgroundColor: 0xffffff, controlForegroundColor: 0x242424, controlBackgroundColor: 0xf3f2f1 };

const context = {
  GetAppType: () => EXCEL,
  GetSolutionRef: () => "tieout",
  GetAppVersionMajor: () => 16,
  GetAppVersionMinor: () => 1,
  GetAppUILocale: () => ENGLISH_US,
  GetAppDataLocale: () => ENGLISH_US,
  GetDocUrl: () => "Workbook.xlsx",
  GetAppCapabilities: () => READ_WRITE,
  GetActivationMode: () => DOCUMENT_OPENED,
  GetControlIntegrationLevel: () => TASK_PANE,
  GetSolutionToken: () => "",
  GetSupportedMatrix: () => JSON.stringify(REQUIREMENT_SETS),
  GetHostFullVersion: () => "16.0.0.0",
  GetOfficeThemeInfo: () => JSON.stringify(THEME),
  GetSettings: () => ({ Read: () => {}, Write: () => {} }),
};

/** What Office.js finds at `window.external` inside Excel for Windows. */
const container = {
  GetHostInfo: () => "excel|win32|16.01|en-us||||0",
  GetLoggingAllowed: () => false,
  GetContext: () => context,
  RegisterEvent: (_id: number, _target: string, _handler: unknown, done: (status: number) => void) => done(SUCCESS),
  UnregisterEvent: (_id: number, _target: string, done: (status: number) => void) => done(SUCCESS),
};

/** Office.js puts `onMessageFromHost` on the bridge when it loads, and never asks before. */
const bridge: { sendMessageToHost: (text: string) => void; onMessageFromHost?: (text: string) => void } = { sendMessageToHost: () => {} };
const link = (window.parent as Window & { readonly tieoutPaneLink?: PaneLink }).tieoutPaneLink;
if (link === undefined) throw new Error("the task pane of the workbench was opened on its own: open the workbench's page instead");
// The add-in associates its functions while its page loads.
const loaded = new Promise((resolve) => window.addEventListener("load", resolve));
link.offerFunctions((id, args) => loaded.then(() => callFunction(id, args)));
bridge.sendMessageToHost = link.connect((text) => bridge.onMessageFromHost?.(text));

Object.defineProperty(window, "external", { value: container });
Object.assign(window, { _richApiNativeBridge: bridge });
