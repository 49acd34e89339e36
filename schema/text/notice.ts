import { notice as en } from "./en/notice.ts";
import { given } from "./given.ts";
import type { Language } from "./language.ts";
import { type NamedGroup, type UnitTemplates, unitSentences } from "./unitSentences.ts";
import { type NoticeText, notice as zhCN } from "./zh-CN/notice.ts";

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What the notice needs to know of a manifest. Every sentence follows from these settings. */
export interface NoticeManifest {
  readonly survey: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly k: number;
  readonly cut: string | null;
  readonly linksHeldBy: keyof NoticeText["linksHeldBy"];
  readonly policy: { readonly commentMinBallots: number; readonly commentMinComments: number };
  readonly retention: { readonly holdDays: number; readonly ballotsExpireOn: string };
  readonly notice: {
    readonly organiser: Bilingual;
    readonly purpose: Bilingual;
    readonly contact: Bilingual;
    readonly resultsBy: Bilingual;
  };
  readonly groups: readonly ({ readonly id: string } & NamedGroup)[];
  /** Absent in manifests of version 1. */
  readonly population?: {
    readonly text: Bilingual;
    readonly overlap: readonly { readonly name: string; readonly people: number }[];
  };
}

export type NoticeSectionId =
  | "who"
  | "asked"
  | "unit"
  | "stored"
  | "shown"
  | "links"
  | "after"
  | "limits"
  | "contact";

/** A heading and the sentences under it, as plain text. */
export interface NoticeSection {
  readonly id: NoticeSectionId;
  readonly heading: string;
  readonly sentences: readonly string[];
  /** Where more of it can be read; opens beside the page, on which answers may stand. */
  readonly link?: { readonly href: string; readonly label: string };
}

const TEXTS: Readonly<Record<Language, NoticeText>> = { "zh-CN": zhCN, en };

// Their codes are handed out one by one over a period, so a group has no size beforehand.
const PERIOD_SURVEYS = ["training", "newhire", "exit"];

/** A survey that few people answer at a time is confidential (保密); it is never called anonymous. */
export const isConfidential = (survey: string): boolean => survey === "exit";

/** What the survey is called above its name: anonymous or confidential. */
export function noticeKind(survey: string, language: Language): string {
  const text = TEXTS[language];
  return isConfidential(survey) ? text.kindConfidential : text.kindAnonymous;
}

/**
 * The notice in front of a survey, generated from the wave's real settings.
 *
 * @param groupId the link's group; null, or a group that the manifest does not have: the unit is
 *   not known yet, and the notice says so
 * @param isLocal whether a single computer holds the store, whose files keep order and times
 */
export function noticeSections(
  manifest: NoticeManifest,
  groupId: string | null,
  language: Language,
  isLocal: boolean,
): readonly NoticeSection[] {
  const text = TEXTS[language];
  const { notice, policy, retention } = manifest;
  const isAnonymous = !isConfidential(manifest.survey);
  const hasOwnCode = manifest.linksHeldBy !== "public";
  return [
    {
      id: "who",
      heading: text.whoHeading,
      sentences: [
        ...(isAnonymous && hasOwnCode ? [text.codeBuysToken] : []),
        ...(isAnonymous && hasOwnCode && !isLocal ? [text.noMatch] : []),
        text.organiser(given(notice.organiser, language)),
        text.purpose(given(notice.purpose, language)),
        text.voluntary,
        text.unwatched,
      ],
    },
    ...askedSection(manifest, language),
    {
      id: "unit",
      heading: text.unitHeading,
      sentences: [
        ...sentencesOfGroup(manifest, groupId, language),
        text.until(manifest.opensOn, manifest.closesOn),
      ],
    },
    {
      id: "stored",
      heading: text.storedHeading,
      sentences: [
        ...(isAnonymous ? [] : [text.confidential]),
        text.stored,
        text.notStored,
        text.draft,
      ],
    },
    {
      id: "shown",
      heading: text.shownHeading,
      sentences: [
        text.noSingleBallot,
        text.smallestShown(manifest.k),
        text.readers,
        text.resultsBy(given(notice.resultsBy, language)),
        text.comments(policy.commentMinBallots, policy.commentMinComments),
        text.nameNobody,
      ],
    },
    {
      id: "links",
      heading: text.linksHeading,
      sentences: text.linksHeldBy[manifest.linksHeldBy],
    },
    {
      id: "after",
      heading: text.afterHeading,
      sentences: [
        text.noWithdrawal,
        text.receipt,
        text.destroyed(retention.holdDays),
        text.expires(retention.ballotsExpireOn),
        manifest.linksHeldBy === "public" ? text.openRecordDestroyed : text.invitationsDestroyed,
      ],
    },
    {
      id: "limits",
      heading: text.limitsHeading,
      sentences: [
        ...(isLocal ? [text.localStore] : []),
        ...text.limits(manifest.k),
        ...(hasOwnCode ? [text.limitOfCodes] : []),
      ],
      link: text.privacyLink,
    },
    {
      id: "contact",
      heading: text.contactHeading,
      sentences: [text.contact(given(notice.contact, language))],
    },
  ];
}

/** Other waves that a notice names before it only counts the rest. */
const MOST_NAMED = 3;

/** Who is asked, in the words that the server froze; nothing where a manifest does not say it. */
function askedSection({ population }: NoticeManifest, language: Language): NoticeSection[] {
  if (population === undefined) return [];
  const text = TEXTS[language];
  const { overlap } = population;
  const named = overlap.length > MOST_NAMED ? overlap.slice(0, MOST_NAMED - 1) : overlap;
  const sentences = [
    language === "en" ? population.text.en : population.text.zh,
    ...named.map(({ people, name }) => text.askedElsewhere(people, name)),
    ...(named.length < overlap.length
      ? [text.askedElsewhereMore(overlap.length - named.length)]
      : []),
  ];
  return [{ id: "asked", heading: text.askedHeading, sentences }];
}

/** How to compare the fingerprint, which stands beside it. */
export function fingerprintSection(language: Language): { heading: string; sentence: string } {
  const text = TEXTS[language];
  return { heading: text.fingerprintHeading, sentence: text.fingerprint };
}

/** The sentences about a person's group, to be filled in with what the manifest says of it. */
export function unitTemplates(
  { survey, cut }: Pick<NoticeManifest, "survey" | "cut">,
  language: Language,
): UnitTemplates {
  const text = TEXTS[language];
  return {
    unit: PERIOD_SURVEYS.includes(survey)
      ? text.unitOfPeriod("{unit}")
      : text.unit("{unit}", "{invited}"),
    cut: text.cut("{cut}"),
    // Levels and programmes are the company's own words and are shown as they are.
    cutNames: cut === "tenure" ? text.tenure : {},
  };
}

function sentencesOfGroup(
  manifest: NoticeManifest,
  groupId: string | null,
  language: Language,
): readonly string[] {
  const group = manifest.groups.find(({ id }) => id === groupId);
  if (group === undefined) return [TEXTS[language].unitUnknown];
  return unitSentences(unitTemplates(manifest, language), group);
}
