# leadline: `make run` to use it, `make test` to test it; both set up what they need.

BUILD  := .build/release
TRAITS := $(shell sh Resources/setup.sh traits)
FLAGS  := $(if $(TRAITS),--traits $(TRAITS))
ARGS   ?=
PREFIX ?= /usr/local
LEADS  ?= 1000000
FILE   ?=
TORTURE_SECONDS ?= 120

.PHONY: run build test check format lint bench torture setup install clean

run: setup
	@swift build -c release --product leadline
	@$(BUILD)/leadline $(ARGS)

build: setup
	swift build -c release --product leadline

# The traits are looked up again in a new make: setup may just have installed their libraries.
test: setup
	@$(MAKE) --no-print-directory test-now
test-now:
	swift build --build-tests $(FLAGS)
	swift test --skip-build --disable-xctest $(FLAGS)

# The whole truth: layout, no warnings (they are errors), every test.
check: setup lint test

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests

bench: setup
	swift build -c release --product leadline
	swift build -c release --product easel
	swift build -c release --product Bench
	$(BUILD)/Bench $(LEADS) $(BUILD)/leadline $(FILE)

# Minutes of faults: races, crashes, power cuts. TORTURE_SECONDS=300 for longer ones.
torture: setup
	swift build --build-tests $(FLAGS)
	LEADLINE_TORTURE=1 LEADLINE_TORTURE_SECONDS=$(TORTURE_SECONDS) swift test --skip-build --disable-xctest --no-parallel $(FLAGS) --filter Torture

setup:
	@sh Resources/setup.sh

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(BUILD)/leadline $(DESTDIR)$(PREFIX)/bin/leadline

clean:
	swift package clean
