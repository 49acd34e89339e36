import type { Plugin } from "vite";
import { parseSync } from "vite";

/** Tables of survey-core that only its own look reads; ours stands in survey.css. */
const TABLES: Readonly<Record<string, string>> = {
  baseTheme: "{ cssVariables: {} }",
  legacyCssVariables: "{}",
};

/** Question types, and parts of them, that a survey of ours cannot have. */
const TYPES = [
  ...["matrixdropdown", "matrixdynamic", "matrixdropdownbase", "matrixdropdowncolumn"],
  ...["paneldynamic", "text", "multipletext", "multipletextitem", "tagbox", "ranking", "file"],
  ...["slider", "sliderlabel", "boolean", "imagepicker", "imageitemvalue", "responsiveImageSize"],
  ...["imagemap", "imagemaparea", "image", "html", "expression", "signaturepad", "buttongroup"],
  ...["buttongroupitemvalue", "flowpanel", "custom", "composite"],
  ...["masksettings", "patternmask", "numericmask", "datetimemask", "currencymask"],
];

/** Their classes. What refers to one is registered under the types above, or lies in another. */
const CLASSES = [
  ...["QuestionPanelDynamicModel", "QuestionMatrixDropdownModelBase", "QuestionMatrixDynamicModel"],
  ...["QuestionMatrixDropdownModel", "QuestionMatrixDropdownRenderedTable", "MatrixDropdownColumn"],
  ...["QuestionMatrixDynamicRenderedTable", "MatrixDropdownRowModelBase", "MatrixDropdownRowModel"],
  ...["MatrixDropdownTotalRowModel", "MatrixDynamicRowModel", "DragDropMatrixRows"],
  ...["QuestionTextModel", "QuestionMultipleTextModel", "MultipleTextItemModel"],
  ...["MultipleTextEditorModel", "QuestionTagboxModel", "DropdownMultiSelectListModel"],
  ...["QuestionRankingModel", "DragDropRankingChoices", "DragDropRankingSelectToRank"],
  ...["QuestionFileModel", "Camera", "QuestionSliderModel", "QuestionBooleanModel"],
  ...["QuestionImagePickerModel", "QuestionImageMapModel", "ImageMapArea", "QuestionImageModel"],
  ...["QuestionHtmlModel", "QuestionExpressionModel", "QuestionSignaturePadModel", "SignaturePad"],
  ...["QuestionButtonGroupModel", "QuestionCompositeModel", "QuestionCustomModel"],
  ...["PopupSurveyModel", "SurveyWindowModel"],
  ...["InputMaskDateTime", "InputMaskNumeric", "InputMaskCurrency", "InputMaskPattern"],
];

const REGISTRATION =
  /^(?:Serializer\.(?:addClass|getProperty)|QuestionFactory\.Instance\.registerQuestion)\(\s*"([A-Za-z]+)"/;

/** What the questions that survey-react-ui draws for us are made of; they ask for it by name. */
const ELEMENTS = ["survey-checkbox-item", "sv-action-bar-item", "sv-character-counter"];

const DRAWING =
  /^(?:ReactElementFactory\.Instance\.registerElement|ReactQuestionFactory\.Instance\.registerQuestion|RendererFactory\.Instance\.registerRenderer)\(\s*"([A-Za-z-]+)"/;

/**
 * Leaves out of SurveyJS what cannot be shaken off and is never used: its theme, question types that
 * we refuse, and how it draws those, its frame and those that the page draws itself. A third of what
 * a phone would have to load.
 */
export function leanSurveyLibrary(): Plugin {
  return {
    name: "lean-survey-library",
    apply: "build",
    transform: {
      filter: { id: /\/(survey-core|survey-react-ui)\.mjs$/ },
      handler: (code, id) => ({
        code: id.endsWith("survey-core.mjs") ? leanSurveyCore(code) : leanSurveyReact(code),
        map: null,
      }),
    },
  };
}

/**
 * survey-react-ui without all that is registered by a name that is not among `ELEMENTS`, so that
 * what nobody imports can be shaken off.
 * @throws where one of them is not there: a newer version must not be shipped unseen
 */
export function leanSurveyReact(code: string): string {
  const found = new Set<string>();
  const edits: Edit[] = [];
  for (const node of parseSync("survey.mjs", code).program.body as readonly Node[]) {
    if (node.type !== "ExpressionStatement") continue;
    const name = DRAWING.exec(code.slice(node.start, node.end))?.[1];
    if (name === undefined) continue;
    if (ELEMENTS.includes(name)) found.add(name);
    else edits.push({ start: node.start, end: node.end, text: ";" });
  }
  requireAll(ELEMENTS, found, "survey-react-ui");
  return applyEdits(code, edits);
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface ClassNode extends Node {
  readonly id: { readonly name: string };
  readonly superClass: { readonly name?: string } | null;
  readonly body: Node;
}

interface VariableNode extends Node {
  readonly declarations: readonly {
    readonly id: { readonly name?: string };
    readonly init: Node;
  }[];
}

/** Puts `text` in place of what stands there. In the order of the file. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * survey-core without the tables, classes and types named above.
 * @throws where one of them is not there, or something that stays is built on it: a newer version
 *   must not be shipped unseen
 */
export function leanSurveyCore(code: string): string {
  const found = new Set<string>();
  const edits: Edit[] = [];
  const { program } = parseSync("survey.mjs", code);
  for (const node of program.body as readonly Node[]) {
    if (node.type === "ClassDeclaration") {
      const { id, superClass, body } = node as ClassNode;
      const isBuiltOnOne = CLASSES.includes(superClass?.name ?? "");
      if (CLASSES.includes(id.name)) {
        found.add(id.name);
        edits.push({ start: body.start, end: body.end, text: "{}" });
      } else if (isBuiltOnOne) throw new Error(`survey-core has changed: ${id.name} stays.`);
    } else if (node.type === "VariableDeclaration") {
      for (const { id, init } of (node as VariableNode).declarations) {
        const text = TABLES[id.name ?? ""];
        if (text === undefined) continue;
        found.add(id.name ?? "");
        edits.push({ start: init.start, end: init.end, text });
      }
    } else if (node.type === "ExpressionStatement") {
      const text = code.slice(node.start, node.end);
      if (isOfDropped(text)) edits.push({ start: node.start, end: node.end, text: ";" });
    }
  }
  requireAll([...CLASSES, ...Object.keys(TABLES)], found, "survey-core");
  return applyEdits(code, edits);
}

/** @throws naming what a newer version of the library has under another name. */
function requireAll(names: readonly string[], found: ReadonlySet<string>, library: string): void {
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`${library} has changed: no ${missing.join(", ")}.`);
}

function applyEdits(code: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, text } of edits) {
    pieces.push(code.slice(from, start), text);
    from = end;
  }
  return pieces.join("") + code.slice(from);
}

/** Registers a dropped type, decorates a dropped class, or sets something on one. */
function isOfDropped(statement: string): boolean {
  const type = REGISTRATION.exec(statement)?.[1];
  if (type !== undefined) return TYPES.includes(type);
  const target =
    /^__decorate\([\s\S]*\], (\w+)\.prototype, "[^"]*"/.exec(statement)?.[1] ??
    /^(\w+)\.\w+ = /.exec(statement)?.[1];
  return target !== undefined && CLASSES.includes(target);
}
