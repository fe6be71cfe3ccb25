/* Particles and endings that stand behind a noun as part of its word. */
#include <string.h>

#include "translit/korean_hangul.h"

/* One particle. */
typedef struct particle {
    const UChar *text;
    uint8_t size;
} particle;

static const particle PARTICLES[] = {
    {u"이", 1},     {u"가", 1},     {u"은", 1},       {u"는", 1},     {u"을", 1},
    {u"를", 1},     {u"의", 1},     {u"에", 1},       {u"도", 1},     {u"만", 1},
    {u"과", 1},     {u"와", 1},     {u"로", 1},       {u"에서", 2},   {u"에게", 2},
    {u"으로", 2},   {u"까지", 2},   {u"부터", 2},     {u"에는", 2},   {u"에도", 2},
    {u"보다", 2},   {u"처럼", 2},   {u"이다", 2},     {u"이며", 2},   {u"이고", 2},
    {u"이나", 2},   {u"과의", 2},   {u"와의", 2},     {u"에서는", 3}, {u"에서도", 3},
    {u"으로는", 3}, {u"이라는", 3}, {u"이라고", 3},   {u"입니다", 3}, {u"이었다", 3},
    {u"으로서", 3}, {u"에서의", 3}, {u"으로부터", 4},
};

bool hangul_is_particle(const UChar *text, int32_t size)
{
    for (size_t i = 0; i < sizeof PARTICLES / sizeof *PARTICLES; i++) {
        if (PARTICLES[i].size == size &&
            memcmp(PARTICLES[i].text, text, PARTICLES[i].size * sizeof(UChar)) == 0) {
            return true;
        }
    }
    return false;
}
