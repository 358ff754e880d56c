# Bobbin's build. Every .c file below src/ takes part; a new file needs no edit here.
#
# A variant is a build directory plus flags: BUILD says where, MODE says which flags
# (release, debug, asan, gc-stress). `make help` lists the targets.

BUILD   ?= build
MODE    ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
VERSION := 0.1.0
SONAME  := libbobbin.so.0

CC            ?= cc
AR            ?= ar
OBJCOPY       ?= objcopy
FUZZ_CC       ?= clang-14
PKG_CONFIG    ?= pkg-config
CLANG_FORMAT  ?= clang-format
CFLAGS        ?=
LDFLAGS       ?=

# --- what is built ------------------------------------------------------------------------

SOURCES     := $(sort $(shell find src -name '*.c' 2>/dev/null))
UNIT_TESTS  := $(sort $(shell find tests/unit -name '*.c' 2>/dev/null))
LIB_SOURCES := $(filter-out src/cli/%,$(SOURCES))
# The unit tests see everything except main().
TEST_BASE   := $(filter-out src/cli/main.c,$(SOURCES))

PACKAGES := libutf8proc libtommath

PACKAGE_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
PACKAGE_LIBS   := $(or $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null),-lutf8proc -ltommath)
LIBS           := $(PACKAGE_LIBS) -lm
UNIT_LIBS      := $(or $(shell $(PKG_CONFIG) --libs criterion 2>/dev/null),-lcriterion)

# --- flags --------------------------------------------------------------------------------

# Link-time optimisation: on for the release program, off elsewhere and for clang (whose
# LTO needs a linker plugin that is not always there). `make LTO=0` turns it off.
IS_CLANG := $(shell $(CC) --version 2>/dev/null | grep -c clang)
ifeq ($(MODE)-$(IS_CLANG),release-0)
LTO ?= 1
else
LTO ?= 0
endif

# No contraction to fused multiply-add: ECMAScript rounds after every operation.
COMMON_FLAGS := -std=gnu11 -Wall -Wextra -Wshadow -Isrc -fvisibility=hidden \
                -ffp-contract=off -fno-math-errno -DBOB_VERSION='"$(VERSION)"'

# Frames are written word by word and read again at once: words that gcc stores in pairs, as
# vectors, are slower to come back (calls take a seventh longer).
# Nearly every call is one of an evaluator through its node: each begins a line of fetched code.
release_FLAGS   := -O2 -g -fno-plt -fno-tree-slp-vectorize -falign-functions=32 -DNDEBUG
debug_FLAGS     := -Og -g3
asan_FLAGS      := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined \
                   -fno-omit-frame-pointer
gc-stress_FLAGS := -O1 -g -DBOB_GC_STRESS=1
# clang counts adding 0 to a null pointer as an overflow.
fuzz_FLAGS      := -O1 -g -fsanitize=address,undefined,fuzzer-no-link \
                   -fno-sanitize-recover=undefined -fno-sanitize=pointer-overflow

MODES := release debug asan gc-stress fuzz
ifeq ($(filter $(MODE),$(MODES)),)
$(error MODE is one of: $(MODES))
endif

ALL_CFLAGS := $(COMMON_FLAGS) $($(MODE)_FLAGS) $(PACKAGE_CFLAGS) $(CFLAGS)
LINK_FLAGS := $(filter -fsanitize=% -fno-sanitize-recover=%,$($(MODE)_FLAGS)) $(LDFLAGS)

ifeq ($(LTO),1)
LTO_FLAGS := -flto=auto -fno-fat-lto-objects
endif

# The release program is linked statically where the archives of its libraries are there: half the
# time to start, and a third less memory, go to loading shared ones. `make STATIC=0` does without.
ifeq ($(MODE)-$(origin STATIC),release-undefined)
STATIC := $(shell echo 'int main(void) { return 0; }' | \
    $(CC) -x c - -static -o /dev/null $(LIBS) 2>/dev/null && echo 1)
endif

# The release program is made of non-PIC objects optimised as a whole; the library (and the
# unit tests, which link the same objects) of PIC ones. The other modes compile once for both.
LIB_OBJ := $(BUILD)/pic
LIB_CFLAGS := -fPIC -fno-semantic-interposition
ifeq ($(MODE),release)
BIN_OBJ := $(BUILD)/obj
BIN_CFLAGS := -fno-pie $(LTO_FLAGS)
BIN_LINK := $(if $(filter 1,$(STATIC)),-static,-no-pie) \
            $(if $(LTO_FLAGS),$(ALL_CFLAGS) $(LTO_FLAGS))
else
BIN_OBJ := $(LIB_OBJ)
BIN_CFLAGS := $(LIB_CFLAGS)
BIN_LINK :=
endif

BIN_OBJECTS  := $(SOURCES:%.c=$(BIN_OBJ)/%.o)
LIB_OBJECTS  := $(LIB_SOURCES:%.c=$(LIB_OBJ)/%.o)
TEST_OBJECTS := $(TEST_BASE:%.c=$(LIB_OBJ)/%.o) $(UNIT_TESTS:%.c=$(LIB_OBJ)/%.o)
FUZZ_OBJECTS := $(patsubst %.c,$(LIB_OBJ)/%.o,$(wildcard tests/fuzz/*.c))
DEPENDENCIES := $(sort $(BIN_OBJECTS:.o=.d) $(LIB_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d) \
                       $(FUZZ_OBJECTS:.o=.d))

PROGRAM := $(BUILD)/bobbin

# --- targets ------------------------------------------------------------------------------

.PHONY: all lib embed unit-tests fuzz fuzz-programs fuzz-replay debug asan gc-stress test demo bench \
        install uninstall setup format format-check check-layers clean help
.DELETE_ON_ERROR:
.SUFFIXES:

all: $(PROGRAM)

lib: $(BUILD)/libbobbin.a $(BUILD)/libbobbin.so $(BUILD)/bobbin.pc

unit-tests: $(BUILD)/unit-tests

debug asan gc-stress:
	@$(MAKE) --no-print-directory MODE=$@ BUILD=$(BUILD)/$@ all

setup:
	@scripts/setup

# The packages may have come with this very command: what is built afterwards must ask anew.
demo: setup
	@$(MAKE) --no-print-directory all
	@echo
	@echo '$$ $(PROGRAM) examples/order.js'
	@$(PROGRAM) examples/order.js

test: setup
	@BUILD=$(BUILD) MAKE="$(MAKE)" scripts/test

bench: all
	@scripts/bench --bin $(PROGRAM)

check-layers:
	@scripts/check-layers

format-check:
	@CLANG_FORMAT=$(CLANG_FORMAT) scripts/format --check

format:
	@CLANG_FORMAT=$(CLANG_FORMAT) scripts/format

clean:
	rm -rf $(BUILD)

help:
	@echo 'make [all]         the release program, $(PROGRAM)'
	@echo 'make demo          install what is missing, build, run examples/order.js'
	@echo 'make test          install what is missing, build every variant, run every test'
	@echo 'make bench         compare with other interpreters on this machine'
	@echo 'make debug         $(BUILD)/debug/bobbin: assertions, no optimisation to speak of'
	@echo 'make asan          $(BUILD)/asan/bobbin: AddressSanitizer and UBSan'
	@echo 'make gc-stress     $(BUILD)/gc-stress/bobbin: collects at every allocation'
	@echo 'make lib           libbobbin.a, libbobbin.so, bobbin.pc in $(BUILD)'
	@echo 'make embed         examples/embed.c with each of the two libraries'
	@echo 'make unit-tests    $(BUILD)/unit-tests (Criterion)'
	@echo 'make fuzz          fuzz targets by clang and libFuzzer: MINUTES=1 for each'
	@echo 'make fuzz-replay   the same targets, to give them files: $(BUILD)/replay-run FILE|FOLDER'
	@echo 'make install       program, library, bobbin.h, man page: PREFIX=$(PREFIX) DESTDIR='
	@echo 'make uninstall     takes away what install put there'
	@echo 'make check-layers  includes point one way?'
	@echo 'make format        clang-format in place; format-check only looks'
	@echo 'make clean         removes $(BUILD)'
	@echo
	@echo 'Variables: BUILD=dir MODE=release|debug|asan|gc-stress LTO=0|1 STATIC=0|1 CC= CFLAGS= LDFLAGS='

# --- compiling and linking ----------------------------------------------------------------

# Changes only when the flags do; every object depends on it.
FLAGS_LINE := $(CC) $(ALL_CFLAGS) $(BIN_CFLAGS) $(BIN_LINK) $(LINK_FLAGS) $(LIBS)
$(BUILD)/flags: FORCE
	@mkdir -p $(BUILD)
	@printf '%s\n' '$(subst ','\'',$(FLAGS_LINE))' | cmp -s - $@ || \
	 printf '%s\n' '$(subst ','\'',$(FLAGS_LINE))' > $@
# Changes only when a source comes or goes: then what was linked must be linked again.
$(BUILD)/sources: FORCE
	@mkdir -p $(BUILD)
	@printf '%s\n' $(SOURCES) $(UNIT_TESTS) | cmp -s - $@ || \
	 printf '%s\n' $(SOURCES) $(UNIT_TESTS) > $@
FORCE:

$(PROGRAM): $(BIN_OBJECTS) $(BUILD)/sources
	@echo '  link    $@'
	@$(CC) $(BIN_LINK) $(LINK_FLAGS) -o $@ $(BIN_OBJECTS) $(LIBS)

ifneq ($(BIN_OBJ),$(LIB_OBJ))
$(BIN_OBJ)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo '  cc      $<'
	@$(CC) $(ALL_CFLAGS) $(BIN_CFLAGS) -MMD -MP -c -o $@ $<
endif

$(LIB_OBJ)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo '  cc pic  $<'
	@$(CC) $(ALL_CFLAGS) $(LIB_CFLAGS) -MMD -MP -c -o $@ $<

# One object holds the whole library: the tables of builtins are weak, so that a linker would not
# fetch them from an archive of many; and its hidden names become local, as in the shared library.
$(BUILD)/bobbin.o: $(LIB_OBJECTS) $(BUILD)/sources
	@$(CC) -r -nostdlib -o $@ $(LIB_OBJECTS)
	@$(OBJCOPY) --localize-hidden $@

$(BUILD)/libbobbin.a: $(BUILD)/bobbin.o
	@echo '  ar      $@'
	@rm -f $@
	@$(AR) rcs $@ $<

$(BUILD)/libbobbin.so: $(LIB_OBJECTS) $(BUILD)/sources
	@echo '  link    $@'
	@$(CC) -shared -Wl,-soname,$(SONAME) $(LINK_FLAGS) -o $@ $(LIB_OBJECTS) $(LIBS)
	@ln -sf libbobbin.so $(BUILD)/$(SONAME)

$(BUILD)/unit-tests: $(TEST_OBJECTS) $(BUILD)/sources
	@echo '  link    $@'
	@$(CC) $(LINK_FLAGS) -o $@ $(TEST_OBJECTS) $(LIBS) $(UNIT_LIBS)

$(BUILD)/bobbin.pc: Makefile FORCE
	@mkdir -p $(BUILD)
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' \
	  'Name: Bobbin' 'Description: A small JavaScript interpreter whose order is exact' \
	  'Version: $(VERSION)' 'Requires.private: $(PACKAGES)' \
	  'Libs: -L$${libdir} -lbobbin' 'Libs.private: -lm' 'Cflags: -I$${includedir}' > $@

# The fuzz targets, each alone (FUZZ_REPLAY, any compiler: reads files) or inside libFuzzer.
FUZZ_TARGETS := parse run
MINUTES ?= 1
FUZZ_REPLAY := $(FUZZ_TARGETS:%=$(BUILD)/replay-%)
FUZZ_COMMON := $(LIB_OBJ)/tests/fuzz/engine.o $(LIB_OBJECTS)

fuzz-replay: $(FUZZ_REPLAY)

$(FUZZ_REPLAY): $(BUILD)/replay-%: $(LIB_OBJ)/tests/fuzz/%.o $(LIB_OBJ)/tests/fuzz/replay.o \
                $(FUZZ_COMMON) $(BUILD)/sources
	@echo '  link    $@'
	@$(CC) $(LINK_FLAGS) -o $@ $(filter %.o,$^) $(LIBS)

# A build of its own, by clang.
fuzz:
	@scripts/setup fuzz
	@$(MAKE) --no-print-directory MODE=fuzz CC=$(FUZZ_CC) BUILD=$(BUILD)/fuzz fuzz-programs
	@scripts/fuzz --minutes $(MINUTES) $(BUILD)/fuzz $(FUZZ_TARGETS)

fuzz-programs: $(FUZZ_TARGETS:%=$(BUILD)/fuzz-%)

$(BUILD)/fuzz-%: $(LIB_OBJ)/tests/fuzz/%.o $(LIB_OBJ)/tests/fuzz/mutate.o $(FUZZ_COMMON)
	@echo '  link    $@'
	@$(CC) $(LINK_FLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# The README's program in C, against the static library and against the shared one.
embed: $(BUILD)/embed $(BUILD)/embed-shared

$(BUILD)/embed: examples/embed.c $(BUILD)/libbobbin.a
	@echo '  cc      $<'
	@$(CC) $(ALL_CFLAGS) $(LINK_FLAGS) -o $@ $< $(BUILD)/libbobbin.a $(LIBS)

$(BUILD)/embed-shared: examples/embed.c $(BUILD)/libbobbin.so
	@echo '  cc      $<'
	@$(CC) $(ALL_CFLAGS) $(LINK_FLAGS) -o $@ $< -L$(BUILD) -lbobbin -Wl,-rpath,'$$ORIGIN'

# --- installing ---------------------------------------------------------------------------

install: all lib
	install -D -m 755 $(PROGRAM) '$(DESTDIR)$(PREFIX)/bin/bobbin'
	install -D -m 644 $(BUILD)/libbobbin.a '$(DESTDIR)$(PREFIX)/lib/libbobbin.a'
	install -D -m 755 $(BUILD)/libbobbin.so '$(DESTDIR)$(PREFIX)/lib/libbobbin.so.$(VERSION)'
	ln -sf libbobbin.so.$(VERSION) '$(DESTDIR)$(PREFIX)/lib/$(SONAME)'
	ln -sf $(SONAME) '$(DESTDIR)$(PREFIX)/lib/libbobbin.so'
	install -D -m 644 $(BUILD)/bobbin.pc '$(DESTDIR)$(PREFIX)/lib/pkgconfig/bobbin.pc'
	install -D -m 644 src/bobbin.h '$(DESTDIR)$(PREFIX)/include/bobbin.h'
	install -D -m 644 src/cli/bobbin.1 '$(DESTDIR)$(PREFIX)/share/man/man1/bobbin.1'

uninstall:
	rm -f $(addprefix '$(DESTDIR)$(PREFIX)'/,bin/bobbin lib/libbobbin.a lib/libbobbin.so \
	  lib/$(SONAME) lib/libbobbin.so.$(VERSION) lib/pkgconfig/bobbin.pc include/bobbin.h \
	  share/man/man1/bobbin.1)

-include $(DEPENDENCIES)
