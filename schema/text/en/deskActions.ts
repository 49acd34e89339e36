import type { DeskActionsText } from "../desk.ts";
import { actionErrors } from "./programmeErrors.ts";

/** Sentences about what the company will do, at the desk of HR. */
export const deskActions: DeskActionsText = {
  title: "Actions",
  intro:
    "What the company has decided to do after hearing answers and suggestions, and how far it has come. What employees may read stands on “What you said, what we did”.",
  address: "The page that employees read",
  addressHint:
    "Put it into a notice or a group message. It is the same for everybody and marks nobody.",
  make: "New action",
  emptyTitle: "No actions yet",
  empty:
    "After a release, employees wait for what follows. Begin with the surest one: what will be done, by whom, until when.",
  back: "Back to the actions",
  missingTitle: "There is no such action",
  missing: "It may have been deleted.",
  newTitle: "New action",
  changeTitle: "Change the action",
  states: { planned: "Planned", under_way: "Under way", done: "Done", dropped: "Dropped" },
  shownSince: "Employees read it since {{on}}",
  hidden: "Not shown to employees",
  until: "until {{due}}",
  fields: {
    textZh: "What is done (Chinese)",
    textEn: "What is done (English)",
    textHint:
      "Name a concrete step, no phrases and no person. One language is enough: readers of the other see the same words.",
    owner: "By whom",
    ownerHint: "A department or a function. Employees see it.",
    dueKind: "Until when",
    dueKinds: { none: "No date", month: "A month", day: "A day" },
    dueMonth: "Month (such as 2026-06)",
    dueDay: "Day",
    state: "State",
    reasonZh: "Why it is dropped (Chinese)",
    reasonEn: "Why it is dropped (English)",
    reasonHint: "Say it as it is. Employees read it; one language is enough.",
    wave: "Which survey it follows from",
    waveHint: "Waves that have closed.",
    indicator: "Which indicator it is to move",
    suggestion: "Which suggestion it follows from",
    suggestionHint:
      "Employees read only that it comes from a suggestion in the box, not which one.",
    none: "None",
    otherSuggestion: "The linked suggestion",
    suggestionLabel: "{{on}}: {{text}}",
    visible: "Show it to employees",
    visibleHint:
      "Once shown, it cannot be hidden or deleted; it may be changed, or dropped with a reason.",
    visibleAlready:
      "Employees read it since {{on}}. It may be changed, or dropped with a reason, but not hidden or deleted.",
  },
  wrong: {
    textZh: "Say what is done, in one language at least.",
    owner: "Name the department or function that does it.",
    due: "Enter until when; a month is written such as 2026-06.",
    reasonZh: "Say why it is dropped, in one language at least.",
  },
  preview: {
    title: "What employees read",
    titleHidden: "What employees would read",
    nothing: "Write what is done, and it appears here as employees read it.",
  },
  save: "Save",
  show: {
    title: "Show it to employees?",
    text: "Once saved, everybody can read it, and it cannot be hidden or deleted. You may change it later, and employees see the day of the change; if you drop it, they read why.",
    yes: "Save and show",
  },
  remove: {
    start: "Delete",
    title: "Delete this action?",
    text: "Employees have never read it, so it may be deleted. It cannot be brought back.",
    yes: "Delete",
    done: "Deleted.",
  },
  meanwhile: "Somebody has just changed this action. Load it again and look before you change it.",
  shownMeanwhile:
    "Employees have read of it, so it cannot be deleted. You may drop it with a reason.",
  reload: "Load again",
  faults: actionErrors,
};
