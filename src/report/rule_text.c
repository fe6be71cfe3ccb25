/* What the rules are, in words, for reports that are read away from the manual. */
#include "report/rule_text.h"

const rule_text rule_texts[ONYM_RULE_COUNT] = {
    [ONYM_RULE_MISSPELT] = {"MisspeltName",
                            "A name is spelt as no standard and no style spells it.",
                            "Write the suggested form. When several are suggested, all are equally "
                            "likely: find out which name is meant.",
                            ONYM_ERROR},
    [ONYM_RULE_OTHER_SYSTEM] =
        {"OtherSystem", "A name is romanised by another standard than the style's.",
         "The form is right by the systems that the message names. Write the style's form.",
         ONYM_WARNING},
    [ONYM_RULE_OTHER_STYLE] = {"OtherStyle", "A name has the form of another house style.",
                               "Write the form of the style that the text is checked against.",
                               ONYM_WARNING},
    [ONYM_RULE_OUTDATED] = {"OutdatedName", "A name has been replaced by a newer one.",
                            "Write the newer name, unless the text speaks of the time before the "
                            "change.",
                            ONYM_WARNING},
    [ONYM_RULE_INCONSISTENT] = {"InconsistentName", "One name has two spellings in one text.",
                                "Decide for one spelling and keep to it. It is never corrected "
                                "automatically.",
                                ONYM_WARNING},
    [ONYM_RULE_FORM] = {"NameForm",
                        "The letters of a name are right; case, blanks, hyphens or apostrophes "
                        "are not.",
                        "Write the name as the style joins and capitalises it.", ONYM_WARNING},
    [ONYM_RULE_MISSING] = {"MissingName",
                           "A name of the source has no counterpart in the translation.",
                           "Look at the sentence: the name may be left out on purpose, or be "
                           "rendered in a form that the glossary does not know.",
                           ONYM_WARNING},
    [ONYM_RULE_MIXED] = {"MixedScript", "A word has both Latin and Cyrillic letters.",
                         "Replace the letter that only looks like its neighbours' script: searches "
                         "do not find the word as it is.",
                         ONYM_ERROR},
    [ONYM_RULE_INVISIBLE] = {"InvisibleCharacter", "A word has an invisible character in it.",
                             "Remove the character, unless the script of the word needs it.",
                             ONYM_ERROR},
    [ONYM_RULE_BIDI] = {"BidiControl", "The text has a control of writing direction in it.",
                        "Remove the control: it can show a text in another order than the one it "
                        "is stored in.",
                        ONYM_ERROR},
};
