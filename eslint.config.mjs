/** The rules of src/STYLE.md that a machine can hold. What needs judgement is left to the reader. */
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** The plugin's own rules only: its full preset brings a second parser and a formatter. */
const officeRules = Object.fromEntries(
  officeAddins.configs.recommended.flatMap(({ rules = {} }) => Object.entries(rules).filter(([name]) => name.startsWith("office-addins/"))),
);

const words = {
  noEnum: { selector: "TSEnumDeclaration", message: "Use a const object or a union of literals: an enum is neither a type nor a plain value." },
  noDefaultExport: { selector: "ExportDefaultDeclaration", message: "Export by name, so that a thing is called the same everywhere." },
  noClassWithoutParent: { selector: "ClassDeclaration[superClass=null]", message: "Use a function that returns a record; classes are for errors and for what a library demands." },
  noNamespace: { selector: "TSModuleDeclaration[declare!=true]", message: "A file is the module." },
  noSkippedTest: {
    selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/], CallExpression[callee.name=/^(x|f)(it|test|describe)$/]",
    message: "A test runs, or it does not exist.",
  },
  noModuleMock: {
    selector: "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]",
    message: "Put a port of our own in its place, or run the real client library against the test host.",
  },
};

export default tseslint.config(
  { ignores: ["dist/", "coverage/", "node_modules/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{js,cjs,mjs}"],
    rules: { eqeqeq: "error", "no-empty": ["error", { allowEmptyCatch: false }], "no-var": "error", "prefer-const": "error", "no-unused-vars": "error" },
  },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      eqeqeq: "error",
      "no-alert": "error",
      "no-console": ["error", { allow: ["error", "warn"] }],
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-syntax": ["error", words.noEnum, words.noDefaultExport, words.noClassWithoutParent, words.noNamespace],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all" }],
      // A cancelled run throws the reason of its signal, which the platform leaves untyped.
      "@typescript-eslint/only-throw-error": ["error", { allowThrowingAny: true, allowThrowingUnknown: true }],
      "@typescript-eslint/prefer-promise-reject-errors": ["error", { allowThrowingAny: true, allowThrowingUnknown: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Long files are read again, not forbidden.
      "max-lines": ["warn", { max: 300 }],
    },
  },
  // Nothing in the core waits, which the architecture test holds it to: to look for it there again would take longer than all other rules.
  {
    files: ["{src,test}/core/**/*.ts"],
    rules: {
      "@typescript-eslint/await-thenable": "off",
      "@typescript-eslint/no-floating-promises": "off",
      "@typescript-eslint/no-misused-promises": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
    },
  },
  // Programs that speak to a terminal.
  { files: ["src/cli/**", "src/workbench/**", "assets/**"], rules: { "no-console": "off" } },
  {
    files: ["src/{excel,functions,commands,taskpane}/**/*.{ts,tsx}", "test/excel/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: officeRules,
  },
  {
    files: ["src/{taskpane,workbench}/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": ["error", words.noEnum, words.noDefaultExport, words.noClassWithoutParent, words.noNamespace, words.noSkippedTest, words.noModuleMock],
    },
  },
);
