"""Names of the same thing in proto, Swift and C."""

# What protoc-gen-c appends an underscore to, of what a field may be called.
C_KEYWORDS = set("""and and_eq asm auto bitand bitor bool break case catch char class compl const
const_cast continue default delete do double dynamic_cast else enum explicit extern false float for
friend goto if inline int long mutable namespace new not not_eq operator or or_eq private protected
public register reinterpret_cast return short signed sizeof static static_cast struct switch template
this throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while
xor xor_eq""".split())

SWIFT_KEYWORDS = set("""associatedtype class deinit enum extension fileprivate func import init inout
internal let open operator private protocol public rethrows static struct subscript typealias var break
case continue default defer do else fallthrough for guard if in repeat return switch where while as Any
catch false is nil super throw throws true try""".split())


def swift_member(snake):
    """lowerCamelCase of a snake_case field, quoted where Swift reserves it."""
    return quoted(camel(snake))


def camel(snake):
    head, *rest = snake.lower().split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


def quoted(name):
    return f"`{name}`" if name in SWIFT_KEYWORDS else name


def lower(camel_case):
    """protoc-gen-c's lower case: an underscore before each capital that follows a small letter."""
    out, was_upper = "", True
    for letter in camel_case:
        if letter.isupper() and not was_upper:
            out += "_"
        was_upper = letter.isupper()
        out += letter.lower()
    return out


def c_type(full_name):
    return "__".join(part[:1].upper() + part[1:] for part in full_name.split("."))


def c_function(full_name):
    return "__".join(lower(part) for part in full_name.split("."))


def c_member(snake):
    name = snake.lower()
    return name + "_" if name in C_KEYWORDS or name == "base" else name


def upper_snake(camel_case):
    return lower(camel_case).upper()
