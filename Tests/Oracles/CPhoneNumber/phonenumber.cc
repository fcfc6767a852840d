// Only the trait Oracles asks for libphonenumber; without it this file is empty.
#ifdef ORACLES
#include "include/phonenumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstdio>
#include <set>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static const PhoneNumberUtil &library() { return *PhoneNumberUtil::GetInstance(); }

static PhoneNumber parsed(const char *e164) {
  PhoneNumber number;
  library().Parse(e164, "ZZ", &number);
  return number;
}

static void copy(const std::string &from, char *text, size_t room) {
  std::snprintf(text, room, "%s", from.c_str());
}

static phonenumber_verdict verdict(const PhoneNumber &number) {
  phonenumber_verdict verdict = {};
  std::string e164;
  library().Format(number, PhoneNumberUtil::E164, &e164);
  copy(e164, verdict.e164, sizeof verdict.e164);
  verdict.possible = library().IsPossibleNumber(number);
  verdict.valid = library().IsValidNumber(number);
  return verdict;
}

phonenumber_verdict phonenumber_judge(const char *text, const char *region) {
  PhoneNumber number;
  if (library().Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return {};
  // An extension makes a text ours to refuse.
  return number.has_extension() ? phonenumber_verdict{} : verdict(number);
}

bool phonenumber_belongs(const char *e164, const char *region) {
  return library().IsValidNumberForRegion(parsed(e164), region);
}

phonenumber_verdict phonenumber_example(const char *region, int kind) {
  PhoneNumber number;
  auto type = static_cast<PhoneNumberUtil::PhoneNumberType>(kind);
  if (!library().GetExampleNumberForType(region, type, &number)) return {};
  return verdict(number);
}

phonenumber_verdict phonenumber_global_example(int calling_code) {
  PhoneNumber number;
  if (!library().GetExampleNumberForNonGeoEntity(calling_code, &number)) return {};
  return verdict(number);
}

void phonenumber_write(const char *e164, phonenumber_style style, char *text) {
  std::string written;
  auto format = style == phonenumber_international ? PhoneNumberUtil::INTERNATIONAL
                : style == phonenumber_national    ? PhoneNumberUtil::NATIONAL
                                                   : PhoneNumberUtil::RFC3966;
  library().Format(parsed(e164), format, &written);
  copy(written, text, 64);
}

void phonenumber_write_from(const char *e164, const char *region, char *text) {
  std::string written;
  library().FormatOutOfCountryCallingNumber(parsed(e164), region, &written);
  copy(written, text, 64);
}

void phonenumber_regions(char *text) {
  std::set<std::string> regions;
  library().GetSupportedRegions(&regions);
  std::string joined;
  for (const auto &region : regions) joined += (joined.empty() ? "" : " ") + region;
  copy(joined, text, 1024);
}
#endif
