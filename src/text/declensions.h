/* The declensions of names in Russian and Ukrainian, as a table; for inflect_cyrillic.c and for
 * gen/declension_table.c, which makes its filter. */
#ifndef ONYM_TEXT_DECLENSIONS_H
#define ONYM_TEXT_DECLENSIONS_H

#include "text/inflect.h"

enum { GEN, DAT, ACC, INS, PREP, PL_NOM, PL_GEN, PL_DAT, PL_ACC, PL_INS, PL_PREP, CASES };

/* One declension.  STEMS: what the part before the endings ends in, one of these; NULL for any
 * letter.  A cell holds the endings of a case, "-" for none at all; NULL: the case is not told from
 * another one, or the name has no such form. */
typedef struct declension {
    const char *nominative, *stems;
    unsigned kinds;
    const char *cell[CASES];
} declension;

/* Classes of letters that a stem ends in. */
#define PAIRED "б в д з л м н п р с т ф"
#define VELAR  "г к х"
#define HUSH   "ж ч ш щ"
#define ANY    INFLECT_ANY
#define PERSON INFLECT_PERSON
#define PLACE  INFLECT_PLACE
#define OTHER  INFLECT_OTHER
#define THING  (INFLECT_PLACE | INFLECT_OTHER)

/* ё is е in keys.  The order of cells: genitive, dative, accusative, instrumental, prepositional;
 * plural nominative, genitive, dative, accusative, instrumental, prepositional.  Where the
 * accusative is the nominative it has no cell; that of what is alive is the genitive. */
/* clang-format off */
static const declension russian[] = {
    /* surnames in -ов, -ин: Лавров, Путин; the plural is a family */
    {"", "ов ев ин ын", PERSON, {"а", "у", "а", "ым", "е", "ы", "ых", "ым", "ых", "ыми", "ых"}},
    {"а", "ов ев ин ын", PERSON, {"ой", "ой", "у", "ой|ою", "ой"}},
    /* masculine on a consonant: Пхеньян, Владимир, Донецк; Воронеж, Жириновиц */
    {"", PAIRED " " VELAR, ANY, {"а", "у", "а", "ом", "е"}},
    {"", HUSH " ц", ANY, {"а", "у", "а", "ем|ом", "е"}},
    {"", PAIRED " ц", OTHER, {[PL_NOM] = "ы", "ов|ев", "ам", NULL, "ами", "ах"}},
    {"", VELAR, OTHER, {[PL_NOM] = "и", "ов", "ам", NULL, "ами", "ах"}},
    {"", HUSH, OTHER, {[PL_NOM] = "и", "ей", "ам", NULL, "ами", "ах"}},
    /* soft: Кремль, Игорь; Казань, Керчь */
    {"ь", PAIRED, ANY, {"я", "ю", "я", "ем", "е"}},
    {"ь", PAIRED " " HUSH, ANY, {"и", "и", NULL, "ью", "и"}},
    {"ь", PAIRED " " HUSH, OTHER, {[PL_NOM] = "и", "ей", "ям|ам", NULL, "ями|ами", "ях|ах"}},
    /* -й: Китай, Сергей, Дмитрий */
    {"й", "а е о у ы э ю я", ANY, {"я", "ю", "я", "ем", "е", "и", "ев", "ям", NULL, "ями", "ях"}},
    {"й", "и", ANY, {"я", "ю", "я", "ем", "и|е"}},
    /* vowels that come and go: Череповец, Елец, Китаец; Городок; Павел, Орел; Камень, Лев, Воробей */
    {"ец", "б в д з м н п р с т ф г к х ж ч ш щ", ANY, {"ца", "цу", "ца", "цом|цем", "це"}},
    {"ец", "л", ANY, {"ьца", "ьцу", "ьца", "ьцом|ьцем", "ьце"}},
    {"ец", "а е и о у ы ю я", ANY, {"йца", "йцу", "йца", "йцем|йцом", "йце"}},
    {"ок", PAIRED " " HUSH, ANY, {"ка", "ку", "ка", "ком", "ке"}},
    {"ек", HUSH, ANY, {"ка", "ку", "ка", "ком", "ке"}},
    {"ел", "в р г з с", ANY, {"ла", "лу", "ла", "лом", "ле"}},
    {"ень", "в л м п р с т", ANY, {"ня", "ню", "ня", "нем", "не"}},
    {"онь", "г", OTHER, {"ня", "ню", NULL, "нем", "не"}},
    {"ев", "л", PERSON, {"ьва", "ьву", "ьва", "ьвом", "ьве"}},
    {"ей", PAIRED " " HUSH, PERSON | OTHER, {"ья", "ью", "ья", "ьем", "ье"}},
    {"овь", "к", THING, {"ви", "ви", NULL, "овью", "ви"}},
    /* -а: Москва, Никита; Рига; Находка; Винница, Саша */
    {"а", PAIRED, ANY, {"ы", "е", "у", "ой|ою", "е"}},
    {"а", VELAR, ANY, {"и", "е", "у", "ой|ою", "е"}},
    {"а", "ц", ANY, {"ы", "е", "у", "ей|ею|ой", "е"}},
    {"а", HUSH, ANY, {"и", "е", "у", "ей|ею|ой", "е"}},
    {"а", PAIRED " ц", OTHER, {[PL_NOM] = "ы", "-", "ам", NULL, "ами", "ах"}},
    {"а", VELAR " " HUSH, OTHER, {[PL_NOM] = "и", "-", "ам", NULL, "ами", "ах"}},
    /* -я: Илья, Оля; Корея (the two Koreas); Мария, Россия */
    {"я", PAIRED " ь " HUSH, ANY, {"и", "е", "ю", "ей|ею", "е"}},
    {"я", "а е о у ю я э", ANY, {"и", "е", "ю", "ей|ею", "е", "и", "й", "ям", NULL, "ями", "ях"}},
    {"я", "и", ANY, {"и", "и", "ю", "ей|ею", "и"}},
    {"я", "и", OTHER, {[PL_NOM] = "и", "й", "ям", NULL, "ями", "ях"}},
    /* neuter: Косово, Министерство, Озеро; Заполярье, Управление; море, кладбище; Время */
    {"о", "ов ев ин ын", PLACE, {"а", "у", NULL, "ом", "е"}},
    {"о", "ств зер бщ вск ойск бедств ест сел тел дел ядр обр", THING, {"а", "у", NULL, "ом", "е"}},
    {"е", "и", THING, {"я", "ю", NULL, "ем", "и"}},
    {"е", "ь", THING, {"я", "ю", NULL, "ем", "е|и"}},
    {"е", "мор пол гор", THING, {"я", "ю", NULL, "ем", "е"}},
    {"е", "щ ц", THING, {"а", "у", NULL, "ем", "е"}},
    {"я", "м", OTHER, {"ени", "ени", NULL, "енем", "ени"}},
    /* adjectives and names like them: Восточный; Невский; Рабочий; Нижний; Толстой, Донской */
    {"ый", PAIRED " ц", ANY, {"ого", "ому", "ого", "ым", "ом", "ые", "ых", "ым", "ых", "ыми", "ых"}},
    {"ий", VELAR, ANY, {"ого", "ому", "ого", "им", "ом", "ие", "их", "им", "их", "ими", "их"}},
    {"ий", HUSH " н", ANY, {"его", "ему", "его", "им", "ем", "ие", "их", "им", "их", "ими", "их"}},
    {"ой", PAIRED, ANY, {"ого", "ому", "ого", "ым", "ом", "ые", "ых", "ым", "ых", "ыми", "ых"}},
    {"ой", VELAR " " HUSH, ANY, {"ого", "ому", "ого", "им", "ом", "ие", "их", "им", "их", "ими", "их"}},
    {"ая", PAIRED " ц " VELAR, ANY, {"ой", "ой", "ую", "ой|ою", "ой"}},
    {"ая", HUSH, ANY, {"ей|ой", "ей|ой", "ую", "ей|ею|ой|ою", "ей|ой"}},
    {"яя", "н", ANY, {"ей", "ей", "юю", "ей|ею", "ей"}},
    {"ое", PAIRED " ц", ANY, {"ого", "ому", NULL, "ым", "ом"}},
    {"ое", VELAR " " HUSH, ANY, {"ого", "ому", NULL, "им", "ом"}},
    {"ее", "н " HUSH, ANY, {"его", "ему", NULL, "им", "ем"}},
    {"ые", PAIRED " ц", THING, {[PL_GEN] = "ых", "ым", NULL, "ыми", "ых"}},
    {"ие", VELAR " н " HUSH, THING, {[PL_GEN] = "их", "им", NULL, "ими", "их"}},
    /* names that are plurals: Чебоксары; Ведомости; Мытищи; Луки; Химки, Горки; Известия; Острова */
    {"ы", PAIRED " ц", THING, {[PL_GEN] = "-|ов|ев", "ам", NULL, "ами", "ах"}},
    {"и", PAIRED, THING, {[PL_GEN] = "ей", "ям", NULL, "ями", "ях"}},
    {"и", HUSH, THING, {[PL_GEN] = "-|ей", "ам", NULL, "ами", "ах"}},
    {"и", VELAR, THING, {[PL_GEN] = "-|ов", "ам", NULL, "ами", "ах"}},
    {"и", "а е и о у ю я", THING, {[PL_GEN] = "й|ев", "ям", NULL, "ями", "ях"}},
    {"и", "ь", THING, {[PL_GEN] = "ев", "ям", NULL, "ями", "ях"}},
    {"ки", PAIRED, THING, {[PL_GEN] = "ок"}},
    {"ки", HUSH, THING, {[PL_GEN] = "ек"}},
    {"ьки", PAIRED, THING, {[PL_GEN] = "ек"}},
    {"йки", NULL, THING, {[PL_GEN] = "ек"}},
    {"ия", NULL, OTHER, {[PL_GEN] = "ий", "иям", NULL, "иями", "иях"}},
    {"а", "ов ес од ер ст", THING, {[PL_GEN] = "ов", "ам", NULL, "ами", "ах"}},
    {"а", "ойск ств орот", THING, {[PL_GEN] = "-", "ам", NULL, "ами", "ах"}},
    {"не", "а я", THING, {[PL_GEN] = "н", "нам", "н", "нами", "нах"}},
};

static const declension ukrainian[] = {
    /* surnames: Лавров, Панін; and women's */
    {"", "ов ев єв ин ін їн", PERSON, {"а", "у|ові", "а", "им", "і|ові", "и", "их", "им", "их", "ими", "их"}},
    {"а", "ов ев єв ин ін їн", PERSON, {"ої", "ій", "у", "ою", "ій"}},
    /* і that becomes о, е in an open syllable: Київ, Харків, Канів; Тернопіль; Ковалів */
    {"їв", NULL, ANY, {"єва", "єву|єві", "єва", "євом|євим", "єві"}},
    {"ів", NULL, ANY, {"ова", "ову|ові", "ова", "овом|овим", "ові"}},
    {"ів", NULL, ANY, {"ева", "еву|еві", "ева", "евом|евим", "еві"}},
    {"ів", NULL, PERSON, {"іва", "іву|івові", "іва", "івим|івом", "іву|іві"}},
    {"іль", NULL, ANY, {"оля|еля", "олю|елю", "оля|еля", "олем|елем", "олі|елі"}},
    {"іг", NULL, PLACE, {"огу", "огу|огові", NULL, "огом", "озі"}},
    {"", PAIRED " " VELAR, ANY, {"а|у", "у|ові", "а", "ом", "і|у|ові"}},
    {"", HUSH, ANY, {"а|у", "у|еві", "а", "ем", "і|еві"}},
    {"", PAIRED " " VELAR, OTHER, {[PL_NOM] = "и", "ів", "ам", NULL, "ами", "ах"}},
    {"", HUSH, THING, {"і", "і", NULL, "ю", "і"}},
    {"ь", PAIRED " ц", ANY, {"я", "ю|еві", "я", "ем", "і|ю|еві"}},
    {"ь", PAIRED, ANY, {"і", "і", NULL, "ю", "і"}},
    {"ець", NULL, ANY, {"ця", "цю|цеві", "ця", "цем", "ці"}},
    {"ок", NULL, ANY, {"ка", "ку|кові", "ка", "ком", "ку|кові"}},
    {"ень", NULL, ANY, {"ня", "ню|неві", "ня", "нем", "ні"}},
    {"й", "а е и о у я", ANY, {"я|ю", "ю|єві", "я", "єм", "ї|ю|єві"}},
    {"й", "і", ANY, {"я", "ю|єві", "я", "єм", "ї|ю|єві"}},
    /* -ий, -ій: Зеленський, Вільний; Нижній */
    {"ий", NULL, ANY, {"ого", "ому", "ого", "им", "ому|ім", "і", "их", "им", "их", "ими", "их"}},
    {"ій", "н", ANY, {"ього", "ьому", "ього", "ім", "ьому|ім"}},
    /* -а, -я: Полтава; Одеса; Горлівка, Волга, Пустомиха; Вінниця; Марія; Надія */
    {"а", PAIRED, ANY, {"и", "і", "у", "ою", "і"}},
    {"ка", NULL, ANY, {"ки", "ці", "ку", "кою", "ці"}},
    {"га", NULL, ANY, {"ги", "зі", "гу", "гою", "зі"}},
    {"ха", NULL, ANY, {"хи", "сі", "ху", "хою", "сі"}},
    {"а", HUSH, ANY, {"і", "і", "у", "ею", "і"}},
    {"а", "ьк н ж зьк", ANY, {"ої", "ій", "у", "ою", "ій"}},
    {"я", PAIRED " ц р", ANY, {"і", "і", "ю", "ею", "і"}},
    {"я", "і а е у ю о", ANY, {"ї", "ї", "ю", "єю", "ї"}},
    {"я", "ж ч ш д т з с л н", THING, {"я", "ю", NULL, "ям", "і"}},
    /* neuter, and surnames in -ко, which Ukrainian declines: Рівне, Косово, Шевченко; Запоріжжя */
    {"о", "к л н", PERSON, {"а", "у|ові", "а", "ом", "у|ові"}},
    {"о", "ов ев єв ин ін їн ств ськ зер", THING, {"а", "у|ові", NULL, "ом", "і"}},
    {"е", NULL, THING, {"ого", "ому", NULL, "им", "ому"}},
    {"е", "р л щ", THING, {"я|а", "ю|у", NULL, "ем", "і"}},
    /* plurals: Суми, Лубни; Чернівці; Черкаси; Ромни */
    {"и", NULL, THING, {[PL_GEN] = "-|ів", "ам", NULL, "ами", "ах"}},
    {"і", NULL, THING, {[PL_GEN] = "-|ів|ей", "ям", NULL, "ями", "ях"}},
    {"і", "н к ьк", THING, {[PL_GEN] = "их", "им", NULL, "ими", "их"}},
    {"ки", NULL, THING, {[PL_GEN] = "ок"}},
};
/* clang-format on */

#define RUSSIAN   (sizeof russian / sizeof *russian)
#define UKRAINIAN (sizeof ukrainian / sizeof *ukrainian)

/* The bytes of LIST before the next SEPARATOR, or its end. */
static inline size_t piece_size(const char *list, char separator)
{
    size_t size = 0;
    while (list[size] != '\0' && list[size] != separator) {
        size++;
    }
    return size;
}

/* Letters of the longest ending. */
#define ENDING_LETTERS (INFLECT_ENDING_BYTES / 2)

/* What a declension may be met by: bits of letters, see declension_letter. */
typedef struct declension_filter {
    uint64_t stems;                     /* the last letters of stems */
    uint64_t lasts[ENDING_LETTERS + 1]; /* by the length of an ending: its last letters; of that of
                                           none, 1 when there is one */
} declension_filter;

/* The bit of the letter whose two bytes are at AT: one for each of the languages' letters, one for
 * all others. */
static inline unsigned declension_letter(const char *at)
{
    unsigned c = ((unsigned char)at[0] & 0x1Fu) << 6 | ((unsigned char)at[1] & 0x3Fu);
    bool two = ((unsigned char)at[0] & 0xE0u) == 0xC0u && ((unsigned char)at[1] & 0xC0u) == 0x80u;
    return two && c - 0x430u < 48 ? c - 0x430u : two && c == 0x491 ? 48u : 49u;
}

#endif
