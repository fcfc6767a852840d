#pragma once
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A number as libphonenumber reads it; an empty text where it reads none.
struct phonenumber_verdict {
  char e164[32];
  bool possible, valid;
};

enum phonenumber_style { phonenumber_international, phonenumber_national, phonenumber_rfc3966 };

/// What libphonenumber makes of a text typed in a region.
struct phonenumber_verdict phonenumber_judge(const char *_Nonnull text,
                                             const char *_Nonnull region);

/// Whether a number in E.164 is valid in a region ("001" for no country).
bool phonenumber_belongs(const char *_Nonnull e164, const char *_Nonnull region);

/// An example number of a region and one of the kinds 0 to 10 (0 is a fixed line, 1 a mobile).
struct phonenumber_verdict phonenumber_example(const char *_Nonnull region, int kind);

/// An example number of a calling code that belongs to no country.
struct phonenumber_verdict phonenumber_global_example(int calling_code);

/// Writes a number in E.164 in another style into `text`, which has room for 64 bytes.
void phonenumber_write(const char *_Nonnull e164, enum phonenumber_style style,
                       char *_Nonnull text);

/// Writes a number in E.164 as it is dialled from a region into `text`, of 64 bytes.
void phonenumber_write_from(const char *_Nonnull e164, const char *_Nonnull region,
                            char *_Nonnull text);

/// Every region, with spaces between, in `text`, which has room for 1024 bytes.
void phonenumber_regions(char *_Nonnull text);

#ifdef __cplusplus
}
#endif
