/**
 * Two builds. `add-in` is what a web server hands to Excel and holds nothing of Microsoft's office.js; `workbench` is
 * the page with a spreadsheet of its own, which loads the add-in's very bundle beside it.
 */
const { existsSync, readFileSync } = require("node:fs");
const { homedir } = require("node:os");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");

const ADD_IN = path.resolve(__dirname, "dist/add-in");
const WORKBENCH = path.resolve(__dirname, "dist/workbench");
const OFFICE_JS = path.dirname(require.resolve("@microsoft/office-js/package.json"));

/** The one line of the pane's page that differs in the workbench: where Office.js comes from. */
const HOSTED_OFFICE_JS = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
const WORKBENCH_OFFICE_JS = '<script src="container.js"></script><script src="office-js/office.js"></script>';

/** @typedef {import("webpack").Configuration & { devServer?: import("webpack-dev-server").Configuration }} Configuration */

/** @returns {Configuration} */
function common() {
  return {
    mode: "production",
    target: ["web", "es2022"],
    devtool: false,
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "swc-loader",
          options: {
            jsc: {
              parser: { syntax: "typescript", tsx: true },
              transform: { react: { runtime: "automatic" } },
              target: "es2022",
            },
          },
        },
        { test: /\.css$/, type: "css/auto" },
      ],
    },
    experiments: { css: true },
    performance: { hints: false },
    stats: "errors-warnings",
  };
}

/** @returns {Configuration} */
function addIn() {
  return {
    ...common(),
    name: "add-in",
    entry: {
      taskpane: "./src/taskpane/taskpane.tsx",
      functions: "./src/functions/functions.ts",
      commands: "./src/commands/commands.ts",
    },
    output: { path: ADD_IN, filename: "[name].js", chunkFilename: "[name].js", clean: true },
    // The pane, the ribbon commands and the custom functions share one page, so they must share one instance of a module.
    optimization: { runtimeChunk: { name: "runtime" }, chunkIds: "named", minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })] },
    plugins: [
      new CustomFunctionsMetadataPlugin({ output: "functions.json", input: "./src/functions/functions.ts" }),
      taskPanePage({ filename: "taskpane.html", edit: (page) => page }),
      taskPanePage({ filename: path.join(WORKBENCH, "pane.html"), edit: loadOfficeFromWorkbench }),
      new CopyPlugin({
        patterns: [
          { from: "assets/icon-*.png", to: "assets/[name][ext]" },
          { from: "src/taskpane/support.html", to: "support.html" },
        ],
      }),
    ],
    devServer: {
      port: Number(process.env["PORT"] ?? 3000),
      server: { type: "https", options: trustedCertificate() },
      headers: { "Access-Control-Allow-Origin": "*" },
      hot: false,
    },
  };
}

/** @param {{ filename: string, edit: (page: string) => string }} page */
function taskPanePage({ filename, edit }) {
  return new HtmlPlugin({
    filename,
    templateContent: () => edit(readFileSync(path.resolve(__dirname, "src/taskpane/taskpane.html"), "utf8")),
    chunks: ["taskpane", "functions", "commands"],
    chunksSortMode: "manual",
    minify: false,
  });
}

/** @param {string} page */
function loadOfficeFromWorkbench(page) {
  if (!page.includes(HOSTED_OFFICE_JS)) throw new Error(`src/taskpane/taskpane.html does not hold the line ${HOSTED_OFFICE_JS}, which the workbench replaces`);
  return page.replace(HOSTED_OFFICE_JS, WORKBENCH_OFFICE_JS);
}

/** Excel loads a sideloaded pane only from a certificate the machine trusts: the one that office-addin-dev-certs makes. */
function trustedCertificate() {
  const folder = path.join(homedir(), ".office-addin-dev-certs");
  const [key, cert, ca] = ["localhost.key", "localhost.crt", "ca.crt"].map((file) => path.join(folder, file));
  return key !== undefined && existsSync(key) ? { key, cert, ca } : {};
}

/** @returns {Configuration} */
function workbench() {
  return {
    ...common(),
    name: "workbench",
    entry: {
      workbench: "./src/workbench/workbench.ts",
      container: { import: "./src/workbench/pane/container.ts", runtime: false },
    },
    output: { path: WORKBENCH, filename: "[name].js", chunkFilename: "chunks/[name].js", cssFilename: "[name].css", clean: { keep: /pane\.html$/ } },
    // It is read from this machine only: minifying the spreadsheet would cost a minute and save nobody anything.
    optimization: { minimize: false },
    plugins: [
      new HtmlPlugin({ template: "src/workbench/page.html", filename: "index.html", chunks: ["workbench"], minify: false }),
      new CopyPlugin({
        patterns: [
          // What office.js asks for when its container calls itself Excel on Windows, and nothing else of the package.
          ...["office.js", "excel-win32-16.01.js", "en-us/office_strings.js"].map((file) => ({
            from: path.join(OFFICE_JS, "dist", file),
            to: path.join("office-js", file),
            info: { minimized: true },
          })),
          { from: "assets/sample.xlsx", to: "sample.xlsx" },
          // It says where the worksheet functions are declared, and in which namespace.
          { from: "manifest.xml", to: "manifest.xml" },
          { from: "assets/icon-*.png", to: "[name][ext]" },
        ],
      }),
    ],
  };
}

module.exports = [addIn(), workbench()];
